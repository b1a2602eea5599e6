package dev.tandem.gateway.platform.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.platform.testing.WholeGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import static dev.tandem.gateway.platform.testing.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTests {

	private static final Path SNAPSHOT = Path.of("openapi.json");

	private static final String UPDATE = "openapi.update";

	private static final String HOW_TO_UPDATE = """
			The API is no longer as gateway/openapi.json describes it. If this is intended, update it and review the difference:
			  mvn test -pl gateway -am -Dtest=OpenApiTests -Dsurefire.failIfNoSpecifiedTests=false -D%s
			  npm --prefix frontend run types"""
		.formatted(UPDATE);

	private static final ObjectWriter PRETTY = new JsonMapper().writer()
		.with(new DefaultPrettyPrinter(
				Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
			.withObjectIndenter(new DefaultIndenter("    ", "\n"))
			.withArrayIndenter(new DefaultIndenter("    ", "\n")));

	private static final TestDatabase database = TestDatabase.create();

	private static final WholeGateway gateway = WholeGateway.on(database);

	@AfterAll
	static void close() {
		gateway.close();
		database.close();
	}

	@Test
	void snapshotEqualsTheServedDescription() throws IOException {
		String served = PRETTY.writeValueAsString(description()) + "\n";
		if (System.getProperty(UPDATE) != null) {
			Files.writeString(SNAPSHOT, served);
		}
		assertThat(served).as(HOW_TO_UPDATE).isEqualTo(Files.readString(SNAPSHOT));
	}

	@Test
	void descriptionIsOpenApi31() {
		assertThat(description().get("openapi").asString()).startsWith("3.1");
	}

	@Test
	void descriptionTellsTheBuildsVersion() {
		String version = gateway.get("/actuator/info").get("build").get("version").asString();
		assertThat(version).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
		assertThat(description().get("info").get("version").asString()).isEqualTo(version);
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "en-GB", "x-private", "*", ";;nonsense" })
	void descriptionIsTheSameInEveryLanguage(String language) {
		JsonNode other = json(gateway.client()
			.get()
			.uri("/api/openapi.json")
			.header("Accept-Language", language)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult());
		assertThat(other).isEqualTo(description());
	}

	@Test
	void swaggerUiIsServed() {
		gateway.client().get().uri("/api/docs").exchange().expectStatus().isFound();
		gateway.client()
			.get()
			.uri("/api/swagger-ui/index.html")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("swagger-ui"));
		assertThat(gateway.get("/api/openapi.json/swagger-config").get("url").asString())
			.isEqualTo("/api/openapi.json");
	}

	private static JsonNode description() {
		return gateway.get("/api/openapi.json");
	}

}
