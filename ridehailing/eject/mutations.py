"""Dependencies of the platform on the example that the skeleton's test must find: `mutations.py NAME FOLDER`.

`ridehailing/eject/skeleton.sh --mutation NAME` puts one into a copy, takes the example out of it, and runs the test that
must fail then. It runs only that test of the skeleton's many.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import eject
from renew import COMMANDS

LINES = 25
JAVA = "gateway/src/main/java/dev/tandem/gateway/platform"
JAVA_TESTS = "gateway/src/test/java/dev/tandem/gateway/platform"
MAVEN = ("mvn", "--batch-mode", "--quiet", "-pl", "gateway", "-am", "-Dspring-javaformat.skip")
ONE_TEST = (*MAVEN, "test", "-Dsurefire.failIfNoSpecifiedTests=false")
SCRIPT_TEST = ("env", "PYTHONPATH=infra/test", ".tandem/tools/bin/python", "-m", "unittest")


@dataclass(frozen=True)
class Mutation:
    """A dependency on the example: a new file or, with `before`, a replaced text; and the test that must find it,
    with the words that its output must have."""

    path: str
    text: str
    detected_by: tuple[str, ...]
    finding: str
    before: str = ""

    def apply(self, root: Path) -> None:
        """Change the clone at `root`."""
        file = root / self.path
        if not self.before:
            file.write_text(self.text)
            return
        text = file.read_text()
        if self.before not in text:
            sys.exit(f"{self.path} has no {self.before!r} any more")
        file.write_text(text.replace(self.before, self.text, 1))


MUTATIONS = {
    "import": Mutation(
        f"{JAVA}/json/Mutation.java",
        """package dev.tandem.gateway.platform.json;

import dev.tandem.gateway.ridehailing.quote.QuoteProperties;

record Mutation(QuoteProperties properties) {

}
""",
        (*MAVEN, "compile"),
        "package dev.tandem.gateway.ridehailing.quote does not exist",
    ),
    "sql": Mutation(
        f"{JAVA}/persistence/MutationRepository.java",
        """package dev.tandem.gateway.platform.persistence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
record MutationRepository(JdbcClient jdbc) {

	long count() {
		return this.jdbc.sql("SELECT count(*) FROM rides").query(Long.class).single();
	}

}
""",
        (*ONE_TEST, "-Dtest=TableOwnershipTests"),
        '["rides"]',
    ),
    "test": Mutation(
        f"{JAVA_TESTS}/json/MutationTests.java",
        """package dev.tandem.gateway.platform.json;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class MutationTests {

	@Test
	void readsTheExamplesSettings() {
		assertThat(new ClassPathResource("ridehailing/application.yaml").exists()).isTrue();
	}

}
""",
        (*ONE_TEST, "-Dtest=MutationTests"),
        "MutationTests.readsTheExamplesSettings",
    ),
    "service": Mutation(
        "docker-compose.yml",
        "depends_on: { simulator: { condition: service_started }, gateway: {",
        (*SCRIPT_TEST, "containers_test"),
        "'simulator'",
        before="depends_on: { gateway: {",
    ),
    "page": Mutation(
        "frontend/platform/ui/mutation.ts",
        """export { PLACES } from "../../ridehailing/places/places";
""",
        ("npm", "--prefix", "frontend", "run", "typecheck"),
        "Cannot find module '../../ridehailing/places/places'",
    ),
}
"""By name: an import, an SQL statement, a test, a Compose service and a page that reach into the example."""


def main() -> int:
    """Apply the mutation, take the example out, and run the test that must find it; 0 when it did."""
    name, root = sys.argv[1], Path(sys.argv[2])
    if name not in MUTATIONS:
        sys.exit(f"A mutation is one of: {' '.join(MUTATIONS)}")
    mutation = MUTATIONS[name]
    mutation.apply(root)
    if eject.main(["--force", *(f"--skip={what}" for what in COMMANDS)], root) != 0:
        return 1
    run = subprocess.run(mutation.detected_by, cwd=root, capture_output=True, text=True, check=False)
    lines = [line for line in (run.stdout + run.stderr).splitlines() if line.strip()]
    print(*([line for line in lines if mutation.finding in line] or lines)[-LINES:], sep="\n")
    if run.returncode == 0 or not any(mutation.finding in line for line in lines):
        print(f"✗ {name}: nothing found it")
        return 1
    print(f"✓ {name}: found by {' '.join(mutation.detected_by)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
