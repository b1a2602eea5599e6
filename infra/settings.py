"""Writes the pages of settings from the code: docs/settings.md of the platform, docs/<slice>/settings.md of each slice.

The gateway's and the ML client's come from the records of @ConfigurationProperties: default and @param. The
ML service's come from its Settings class. `infra/settings.py` renews the pages.
"""

import ast
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLATFORM = "platform"
JAVA = ("gateway/src/main/java/dev/tandem/gateway", "ml-service-client/src/main/java/dev/tandem/mlservice")
PYTHON = "ml-service/src/tandem_ml"
TITLES = {JAVA[0]: "The gateway", JAVA[1]: "The client of the ML service, in the gateway", PYTHON: "The ML service"}
HEAD = """# Settings{of}

Generated from the code by `make settings`: change a setting's default or description there. A variable of the
environment wins over the default. The settings of `make up` are in [`.env.example`]({up}.env.example).
"""
ELSEWHERE = """
The page's server has [its settings](../frontend/README.md#settings) in its own README, and the gateway's README lists
the [short names](../gateway/README.md#settings) for settings of Spring Boot.
"""
PROPERTIES = re.compile(
    r'(/\*\*(?:(?!\*/).)*\*/)\s*(?:@\w+(?:\([^)]*\))?\s*)*?@ConfigurationProperties\("([\w.-]+)"\)', re.DOTALL
)
PARAM = re.compile(r"@param (\w+)\s(.*?)(?=\n\s*@|\Z)", re.DOTALL)
COMPONENT = re.compile(r"([\w<>?., ]+?)\s+(\w+)$")
DEFAULT = re.compile(r'@DefaultValue(?:\(\s*(?:"([^"]*)"|\{([^}]*)\})\s*\))?')
ANNOTATION = re.compile(r"@\w+(?:\((?:[^()\"]|\"[^\"]*\")*\))?\s*")


@dataclass(frozen=True)
class Setting:
    """One setting: its property where it has one, its environment variable, default and meaning."""

    key: str
    variable: str
    default: str
    meaning: str


def of_record(text: str) -> list[Setting]:
    """The settings of a Java file with a record of @ConfigurationProperties."""
    match = PROPERTIES.search(text)
    if match is None:
        return []
    name = re.search(r"record (\w+)\(", text[match.end() :])
    return _components(text, name[1], match[2]) if name else []


def _components(text: str, record: str, prefix: str) -> list[Setting]:
    match = re.search(rf"\brecord {record}\(", text)
    javadoc = text[text.rfind("/**", 0, match.start()) :].partition("*/")[0]
    meanings = {name: _plain(words) for name, words in PARAM.findall(re.sub(r"\n\s*\* ?", "\n", javadoc))}
    found = []
    for component in _split(text, match.end()):
        default, several = (DEFAULT.search(component) or re.match("()()", "")).groups()
        kind, name = COMPONENT.search(" ".join(ANNOTATION.sub("", component).split())).groups()
        key = f"{prefix}.{re.sub('([A-Z])', lambda upper: '-' + upper[1].lower(), name)}"
        if re.search(rf"record {re.escape(kind)}\(", text):
            found += _components(text, kind, key)
        else:
            value = several.replace('"', "").strip() if several else default or ""
            variable = key.upper().replace("-", "").replace(".", "_")
            found.append(Setting(key, variable, value, meanings.get(name, "")))
    return found


def _split(text: str, start: int) -> list[str]:
    """The components between the parentheses that open before `start`, split at the commas of the outermost level."""
    parts, depth, begin = [], 0, start
    for position in range(start, len(text)):
        character = text[position]
        if character == ")" and depth == 0:
            return [*parts, text[begin:position]]
        depth += (character in "(<{") - (character in ")>}")
        if character == "," and depth == 0:
            parts.append(text[begin:position])
            begin = position + 1
    raise ValueError("a record without end")


def of_python(text: str) -> list[Setting]:
    """The settings of a Python file that has a class Settings of pydantic fields."""
    classes = [
        node for node in ast.parse(text).body if isinstance(node, ast.ClassDef) and node.name.endswith("Settings")
    ]
    found = []
    for field in (node for each in classes for node in each.body if isinstance(node, ast.AnnAssign)):
        call = field.value
        if isinstance(call, ast.Call) and isinstance(field.target, ast.Name):
            words = next((key.value for key in call.keywords if key.arg == "description"), None)
            default = ast.unparse(call.args[0]) if call.args else ""
            default = re.sub(r"^(?:Path\()?'(.*?)'\)?$", r"\1", default).replace("_", "").replace("None", "")
            meaning = ast.literal_eval(words).rstrip(".") if words else ""
            found.append(Setting("", f"ML_{field.target.id.upper()}", default, meaning))
    return found


def _plain(javadoc: str) -> str:
    """Javadoc words as Markdown."""
    return re.sub(r"\{@(?:code|link) #?(?:[a-z]+\.)*([^}]*)\}", r"`\1`", " ".join(javadoc.split()))


def collect() -> dict[str, dict[str, list[Setting]]]:
    """The settings of each root, by the part that has them."""
    found: dict[str, dict[str, dict[str, Setting]]] = defaultdict(lambda: defaultdict(dict))
    for part, read in ((JAVA[0], of_record), (JAVA[1], of_record), (PYTHON, of_python)):
        for file in sorted((ROOT / part).rglob("*.py" if read is of_python else "*.java")):
            for each in read(file.read_text()):
                found[file.relative_to(ROOT / part).parts[0]][part][each.variable] = each
    return {root: {part: list(each.values()) for part, each in parts.items()} for root, parts in found.items()}


def page(root: str, parts: dict[str, list[Setting]]) -> str:
    """The page of a root."""
    own = root != PLATFORM
    text = HEAD.format(of=f" of `{root}`" if own else "", up="../../" if own else "../") + ("" if own else ELSEWHERE)
    for part, settings in parts.items():
        text += f"\n## {TITLES[part]}\n\n| variable | property | default | meaning |\n| --- | --- | --- | --- |\n"
        for each in settings:
            text += f"| `{each.variable}` | {_code(each.key)} | {_code(each.default)} | {each.meaning} |\n"
    return text


def _code(value: str) -> str:
    return f"`{value}`" if value else "–"


def pages() -> dict[Path, str]:
    """What each page should be."""
    return {
        Path("docs", *([] if root == PLATFORM else [root]), "settings.md"): page(root, parts)
        for root, parts in collect().items()
    }


if __name__ == "__main__":
    for path, text in pages().items():
        (ROOT / path).write_text(text)
