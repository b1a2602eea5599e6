"""Checks the documents: links, commands, paths, lengths of lines, defaults of settings. Prints each problem."""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

from sources import ROOT, sources

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"\s]+)\"")
CODE = re.compile(r"`([^`\n]+)`|^(?:\$ )?((?:make|infra/|\./)[^\n]*)$", re.MULTILINE)
TOP_FOLDERS = tuple({f"{path.relative_to(ROOT).parts[0]}/" for path in sources("*/*")})
MAX_COLUMNS = 119
FENCE = re.compile(r"^ *(?:```|~~~)")
COMPUTED = ("COMPOSE_PROJECT_NAME", "TANDEM_GATEWAYS")  # by the scripts, not by a user
GENERATED = ("ml-service/.venv", "ml-service/model", "/target/", ".next", "node_modules")


def anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page get."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken_links(page: Path) -> list[str]:
    problems = []
    for link in map("".join, LINK.findall(page.read_text())):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / unquote(path)).resolve() if path else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            problems.append(f"{link} leads nowhere")
    return problems


def unknown_commands(page: Path, targets: set[str]) -> list[str]:
    problems = []
    for inline, line in CODE.findall(page.read_text()):
        code = (inline or line).strip()
        if match := re.match(r"make ([a-z][a-z0-9-]*)", code):
            if match[1] not in targets:
                problems.append(f"`{code}`: no such target in the Makefile")
        elif code.startswith(TOP_FOLDERS) and not re.search(r"[<>*{}…]", code):
            path = code.split()[0].rstrip(".,:")
            if (
                not path.startswith(GENERATED)
                and not any(part in path for part in GENERATED)
                and not any((folder / path).exists() for folder in (ROOT, page.parent))
            ):
                problems.append(f"`{path}` does not exist")
    return problems


def long_lines(page: Path) -> list[str]:
    """Lines past the limit, but for what cannot be broken: rows of tables, code, a single word such as an address."""
    problems, in_code = [], False
    for number, line in enumerate(page.read_text().splitlines(), 1):
        in_code ^= FENCE.match(line) is not None
        breakable = not in_code and not line.startswith("|") and " " in line.strip("-* ")
        if len(line) > MAX_COLUMNS and breakable:
            problems.append(f"line {number} has {len(line)} columns; {MAX_COLUMNS} are allowed")
    return problems


def differing_defaults() -> list[str]:
    """Settings whose default in docker-compose.yml is not the one that .env.example shows."""
    shown = dict(re.findall(r"^([A-Z_]+)=(.*)$", (ROOT / ".env.example").read_text(), re.MULTILINE))
    used = re.findall(r"\$\{([A-Z_]+):-([^}]*)\}", (ROOT / "docker-compose.yml").read_text())
    return [
        f"{name} is {default!r} in docker-compose.yml and {shown.get(name, 'missing')!r} in .env.example"
        for name, default in used
        if name not in COMPUTED and shown.get(name) != default
    ]


def main() -> int:
    makefiles = (file.read_text() for file in sources("Makefile", "*.mk"))
    targets = {
        name
        for text in makefiles
        for names in re.findall(r"^([a-z0-9 -]+):", text, re.MULTILINE)
        for name in names.split()
    }
    pages = sources("*.md")
    problems = [f".env.example: {problem}" for problem in differing_defaults()]
    for page in pages:
        found = broken_links(page) + unknown_commands(page, targets) + long_lines(page)
        problems += [f"{page.relative_to(ROOT)}: {problem}" for problem in found]
    print(*problems, sep="\n")
    print(f"{len(pages)} pages checked, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
