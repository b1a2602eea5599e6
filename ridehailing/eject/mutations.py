"""Dependencies of the platform on the example, with which the skeleton's test must fail: `mutations.py NAME FOLDER`.

`ridehailing/eject/skeleton.sh --mutation NAME` puts one into the copy before the example is taken out of it.
"""

import sys
from pathlib import Path

JAVA = "gateway/src/main/java/dev/tandem/gateway/platform"
JAVA_TESTS = "gateway/src/test/java/dev/tandem/gateway/platform"

FILES = {
    "import": (
        f"{JAVA}/json/Mutation.java",
        """package dev.tandem.gateway.platform.json;

import dev.tandem.gateway.ridehailing.quote.QuoteProperties;

record Mutation(QuoteProperties properties) {

}
""",
    ),
    "python-import": (
        "ml-service/src/tandem_ml/platform/mutation.py",
        '''"""Depends on the example."""

from tandem_ml.ridehailing.engine import PricingEngine

__all__ = ["PricingEngine"]
''',
    ),
    "sql": (
        f"{JAVA}/persistence/MutationRepository.java",
        """package dev.tandem.gateway.platform.persistence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MutationRepository {

	private final JdbcClient jdbc;

	MutationRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long count() {
		return this.jdbc.sql("SELECT count(*) FROM rides").query(Long.class).single();
	}

}
""",
    ),
    "test": (
        f"{JAVA_TESTS}/json/MutationTests.java",
        """package dev.tandem.gateway.platform.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MutationTests {

	@Test
	void theApiHasQuotes() throws IOException {
		assertThat(Files.readString(Path.of("openapi.json"))).contains("/api/v1/quotes");
	}

}
""",
    ),
    "page": (
        "frontend/platform/ui/mutation.ts",
        """export { PLACES } from "../../ridehailing/places/places";
""",
    ),
}
"""New files by the name of the mutation."""

SERVICE = ("docker-compose.yml", "depends_on: { gateway: {", "depends_on: { simulator: { condition: service_started }, gateway: {")
"""A service of the platform that waits for one of the example; by the name `service`."""


def mutate(name: str, root: Path) -> None:
    """Apply the mutation to the clone at `root`."""
    if name == "service":
        path, before, after = SERVICE
        text = (root / path).read_text()
        if before not in text:
            sys.exit(f"{path} has no {before!r} any more")
        (root / path).write_text(text.replace(before, after, 1))
    elif name in FILES:
        path, text = FILES[name]
        (root / path).write_text(text)
    else:
        sys.exit(f"A mutation is one of: {' '.join([*FILES, 'service'])}")


if __name__ == "__main__":
    mutate(sys.argv[1], Path(sys.argv[2]))
