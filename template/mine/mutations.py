"""Leftovers and faults that `make mine` cannot see or avoid, each with the check that must find it.

`mutations.py plant NAME` changes the folder it runs in, `mutations.py check NAME` prints the check's name, and
`mutations.py found NAME LOG` looks into that check's log. `template/mine/mine.sh --mutation NAME` does all three. A name
is put together from halves where the command would see and replace it.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

JAVA = "gateway/src/main/java/dev/tandem/gateway"
APP = "ml-service/src/tandem_ml/platform/rest/app.py"
LINES = 12


@dataclass(frozen=True)
class Plant:
    """A new file or, with `before`, a replaced text."""

    path: str
    text: str | bytes
    before: str = ""

    def apply(self) -> None:
        """Change the folder this runs in."""
        file = Path(self.path)
        if not self.before:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.text if isinstance(self.text, bytes) else self.text.encode())
            return
        text = file.read_text()
        if self.before not in text or isinstance(self.text, bytes):
            sys.exit(f"{self.path} has no {self.before!r} any more")
        file.write_text(text.replace(self.before, self.text, 1))


@dataclass(frozen=True)
class Mutation:
    """What is planted, the check of mine.sh that must fail, and words that its log must have, each of them."""

    plants: tuple[Plant, ...]
    check: str
    findings: tuple[str, ...]


MUTATIONS = {
    "text": Mutation(
        (Plant("docs/mutation.md", "The tandemizer.\n"), Plant("infra/bench/metandemist.txt", "x\n")),
        "tree",
        ("docs/mutation.md: ", "infra/bench/metandemist.txt: the path itself"),
    ),
    "resource": Mutation(
        (Plant("gateway/src/main/resources/platform/mutation.bin", b"\0\1Tandem\0"),),
        "jars",
        ("gateway.jar!BOOT-INF/classes/platform/mutation.bin",),
    ),
    "class": Mutation(
        (
            Plant(
                "ml-service-client/src/main/java/dev/tandem/mlservice/platform/Mutation.java",
                "package dev.tandem.mlservice.platform;\n\n/** A constant. */\npublic final class Mutation {\n\n"
                '\t/** Its value. */\n\tpublic static final String VALUE = "tan" + "dem";\n\n\tprivate Mutation() {\n\t}\n\n}\n',
            ),
        ),
        "jars",
        ("ml-service-client-", "platform/Mutation.class"),
    ),
    "script": Mutation(
        (
            Plant(
                "frontend/platform/ui/theme-toggle.tsx",
                '"use client";\n\nif (typeof window !== "undefined") window.name = `${"tan"}${"dem"}-page`;\n',
                before='"use client";\n',
            ),
        ),
        "page",
        ("frontend/.next/static/",),
    ),
    "command": Mutation(
        (
            Plant(
                "ml-service/pyproject.toml",
                '[project.scripts]\ntandemize = "tandem_ml.__main__:main"\n',
                before="[project.scripts]\n",
            ),
        ),
        "python",
        ("ml-service/.venv/bin/tandemize: the path itself", "entry_points.txt"),
    ),
    "served": Mutation(
        (
            Plant(
                f"{JAVA}/platform/http/Mutation.java",
                "package dev.tandem.gateway.platform.http;\n\nimport io.micrometer.core.instrument.MeterRegistry;\n\n"
                "import org.springframework.stereotype.Component;\n\n@Component\nclass Mutation {\n\n"
                "\tMutation(MeterRegistry registry) {\n"
                '\t\tregistry.counter(String.join("", "tan", "dem.mutations")).increment();\n\t}\n\n}\n',
            ),
            Plant(APP, 'title="".join(("Tan", "dem ML service"))', before='title="Tandem ML service"'),
            Plant(
                APP,
                '    print("".join(("the tan", "dem log")), flush=True)\n    _add_error_handlers(app)\n',
                before="    _add_error_handlers(app)\n",
            ),
            Plant(
                "frontend/platform/ui/site-header.tsx",
                '<span className="truncate">{["tan", "dem"].join("")}</span>',
                before='<span className="truncate">Tandem</span>',
            ),
            Plant(
                "gateway/src/main/resources/platform/db/migration/V900__mutation.sql",
                "do $$ begin execute 'create table tan' || 'dem_mutations ()'; end $$;\n",
            ),
        ),
        "served",
        (
            *("GATEWAY_PORT/actuator/prometheus: ", "ML_REST_PORT/openapi.json: ", "logs/ml-service.log: "),
            *("FRONTEND_PORT/: ", "the database: "),
        ),
    ),
    "title": Mutation(
        (Plant("frontend/app/layout.tsx", 'default: "Two wheels"', before='default: "Tandem"'),),
        "answers",
        ("the page's title does not have",),
    ),
    "format": Mutation(
        (Plant("infra/format.sh", "true", before="mvn --batch-mode --quiet spring-javaformat:apply"),),
        "mine",
        ("spring-javaformat:apply",),
    ),
    "lint": Mutation(
        (
            Plant(
                "ml-service/src/tandem_ml/platform/mutation.py",
                '"""Imports that are in order under one name only."""\n\nimport tandem_ml\nimport structlog\n\n'
                "__all__ = ['structlog', 'tandem_ml']\n",
            ),
            Plant(
                "infra/format.sh",
                "true",
                before="(cd ml-service && .venv/bin/ruff check --quiet --fix-only && .venv/bin/ruff format --quiet)",
            ),
        ),
        "formatted",
        ("mutation.py",),
    ),
    "clash": Mutation(
        (
            Plant(
                f"{JAVA}/platform/http/Mutation.java",
                "package dev.tandem.gateway.platform.http;\n\nfinal class Mutation {\n\n"
                "\tint sum(int tandem, int mutant) {\n\t\treturn tandem + mutant;\n\t}\n\n}\n",
            ),
        ),
        "mine",
        ("tandem", "mutant"),
    ),
}
"""By name. Everything that is served is planted at once, because a stack takes long to build."""


def main() -> int:
    action, name = sys.argv[1:3]
    if name not in MUTATIONS:
        sys.exit(f"A mutation is one of: {' '.join(MUTATIONS)}")
    mutation = MUTATIONS[name]
    if action == "plant":
        for plant in mutation.plants:
            plant.apply()
    elif action == "check":
        print(mutation.check)
    elif action == "found":
        lines = Path(sys.argv[3]).read_text(errors="replace").splitlines()
        found = [line for line in lines if any(finding in line for finding in mutation.findings)]
        missed = [finding for finding in mutation.findings if not any(finding in line for line in lines)]
        print(*found[:LINES], *(f"✗ {name}: {mutation.check} did not find {finding!r}" for finding in missed), sep="\n")
        return 1 if missed else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
