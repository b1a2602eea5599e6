"""Looks for the name of before in the folder it runs in: `checks.py tree NAME`, `built`, or `served` with a stack.

`built` is `jars`, `page`, `python` and the models.

What is served is asked of the stack whose ports the environment names; `checks.py served NAME STATE LOG` also reads its
state folder and the log on its screen. Ends with 1 and a line for each place of a leftover, and with 1 too where there
was nothing to look into.
"""

import os
import subprocess
import sys
import urllib.error
import urllib.request
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from pathlib import Path

from leftovers import Finder, Leftover

sys.path.append(str(Path(__file__).resolve().parents[2] / "infra" / "test"))
from database import first_column  # noqa: E402

ROOT = Path.cwd()
SHOWN = 60
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ADDRESSES = {
    "GATEWAY_PORT": (
        *("/api/openapi.json", "/api/docs", "/api/v1/nothing", "/actuator", "/actuator/info", "/actuator/metrics"),
        *("/actuator/prometheus", "/actuator/health/parts"),
    ),
    "ML_REST_PORT": ("/openapi.json", "/docs", "/metrics", "/readyz", "/v1/models", "/nothing"),
    "FRONTEND_PORT": ("/healthz", "/healthz/parts", "/nothing", "/icon.svg"),
}
EMPTY_WITHOUT_SLICES = 404
NAMES = """SELECT 'database ' || datname FROM pg_database
UNION SELECT 'role ' || rolname FROM pg_roles
UNION SELECT 'client ' || application_name FROM pg_stat_activity
UNION SELECT 'schema ' || nspname FROM pg_namespace
UNION SELECT 'relation ' || relname FROM pg_class
UNION SELECT 'column ' || attname FROM pg_attribute
UNION SELECT 'key ' || conname FROM pg_constraint
UNION SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION SELECT 'view ' || definition FROM pg_views WHERE schemaname = 'public'
UNION SELECT 'comment ' || description FROM pg_description WHERE objoid >= 16384"""


def modules() -> list[str]:
    """The names of the project's Maven modules."""
    space = "{http://maven.apache.org/POM/4.0.0}"
    listed = subprocess.check_output(["git", "ls-files", "pom.xml", "*/pom.xml"], text=True).split()
    return [xml.parse(ROOT / path).getroot().findtext(f"{space}artifactId", "") for path in listed]


def tree(finder: Finder) -> Iterator[Leftover]:
    """What is committed."""
    yield from finder.in_tree()


def built(finder: Finder) -> Iterator[Leftover]:
    """All that was built, and the models."""
    yield from jars(finder)
    yield from page(finder)
    yield from python(finder)
    if (ROOT / "ml-service/model").is_dir():
        yield from finder.in_folder(ROOT / "ml-service/model")


def jars(finder: Finder) -> Iterator[Leftover]:
    """The jars of every module that was built."""
    found = [jar for jar in ROOT.rglob("target/*.jar") if "node_modules" not in jar.parts]
    if not any(jar.name == "gateway.jar" for jar in found):
        raise FileNotFoundError("gateway.jar is not built")
    for jar in sorted(found):
        yield from finder.in_name(str(jar.relative_to(ROOT)))
        yield from finder.in_jar(jar, modules())


def page(finder: Finder) -> Iterator[Leftover]:
    """The page and its scripts as they are served."""
    for folder in ("frontend/.next/standalone", "frontend/.next/static"):
        yield from finder.in_folder(ROOT / folder, {"node_modules"})


def python(finder: Finder) -> Iterator[Leftover]:
    """The names of all that is installed for the ML service, and the contents of what pip wrote of its own package."""
    (packages,) = ROOT.glob("ml-service/.venv/lib/python3*/site-packages")
    for file in sorted((*packages.iterdir(), *(ROOT / "ml-service/.venv/bin").iterdir())):
        yield from finder.in_name(str(file.relative_to(ROOT)))
    own = [folder for folder in packages.glob("*_ml-*.dist-info") if (folder / "direct_url.json").exists()]
    if len(own) != 1:
        raise FileNotFoundError(f"one installed package of this folder is expected, found {own}")
    yield from finder.in_folder(own[0])


def served(finder: Finder) -> Iterator[Leftover]:
    """Each address, the names in the database, the processes, the logs, and the containers' configuration."""
    state, log = map(Path, sys.argv[3:5])
    for port, paths in ADDRESSES.items():
        for path in (*pages(), *paths) if port == "FRONTEND_PORT" else paths:
            yield from finder.in_content(f"{port}{path}", response(port, path))
    yield from finder.in_content("the database", database_names())
    yield from finder.in_content("the processes", processes(state))
    yield from finder.in_folder(state / "logs")
    yield from finder.in_content("the log on the screen", log.read_bytes())
    yield from finder.in_content("docker compose config", compose())


def pages() -> list[str]:
    """The addresses of the page's routes: the folders of app/ that have a page, without those in brackets."""
    app = ROOT / "frontend/app"
    found = [file.parent.relative_to(app).parts for file in app.rglob("page.tsx")]
    return sorted("/" + "/".join(part for part in parts if not part.startswith("(")) for parts in found)


def response(port: str, path: str) -> bytes:
    """The status, the headers and the body of a response, whatever the status."""
    try:
        reply = DIRECTLY.open(f"http://127.0.0.1:{os.environ[port]}{path}", timeout=20)
    except urllib.error.HTTPError as error:
        reply = error
    with reply:
        body = reply.read()
    if not body or reply.status not in (200, EMPTY_WITHOUT_SLICES):
        raise ConnectionError(f"{port}{path}: status {reply.status}, {len(body)} bytes")
    return str(reply.headers).encode() + body


def database_names() -> bytes:
    """Every name that the database shows a person."""
    return "\n".join(first_column(NAMES, ROOT)).encode()


def processes(state: Path) -> bytes:
    """The command lines of the stack: of its runner and of all that descends from it."""
    runner = (state / "run.pid").read_text().strip()
    listed = subprocess.check_output(["ps", "-A", "-ww", "-o", "pid=,ppid=,args="], text=True).splitlines()
    lines = [line.split(None, 2) for line in listed]
    own, found = {runner}, []
    for pid, parent, arguments in sorted(lines, key=lambda line: int(line[0])):
        if pid in own or parent in own:
            own.add(pid)
            found.append(arguments)
    if len(found) < len(ADDRESSES):
        raise ProcessLookupError(f"the parts of {runner} are not found")
    return "\n".join(found).encode()


def compose() -> bytes:
    """The configuration of the containers as Compose resolves it; nothing where Compose is not installed."""
    try:
        return subprocess.check_output(["docker", "compose", "--profile", "*", "config"], stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        print("skipped: the containers' configuration, because Docker is not installed")
        return b""


CHECKS = {"tree": tree, "built": built, "jars": jars, "page": page, "python": python, "served": served}


def main() -> int:
    what, name = sys.argv[1:3]
    found = list(CHECKS[what](Finder(name, ROOT)))
    by_place = {leftover.place: leftover for leftover in reversed(found)}
    print(*list(reversed(by_place.values()))[:SHOWN], sep="\n")
    print(f"{what}: {len(found)} leftovers of {name!r} in {len(by_place)} places")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
