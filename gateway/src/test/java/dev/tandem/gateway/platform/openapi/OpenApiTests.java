package dev.tandem.gateway.platform.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tandem.gateway.testing.GatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import static dev.tandem.gateway.testing.RunningGateway.QUOTES;
import static dev.tandem.gateway.testing.RunningGateway.RIDES;
import static dev.tandem.gateway.testing.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTests {

	private static final Path SNAPSHOT = Path.of("openapi.json");

	private static final String UPDATE = "openapi.update";

	private static final String HOW_TO_UPDATE = """
			The API is no longer as gateway/openapi.json describes it. If that is meant, write it anew and look at the difference:
			  mvn test -pl gateway -am -Dtest=OpenApiTests -Dsurefire.failIfNoSpecifiedTests=false -D%s
			  npm --prefix frontend run types"""
		.formatted(UPDATE);

	private static final ObjectWriter PRETTY = new JsonMapper().writer()
		.with(new DefaultPrettyPrinter(
				Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
			.withObjectIndenter(new DefaultIndenter("    ", "\n"))
			.withArrayIndenter(new DefaultIndenter("    ", "\n")));

	@RegisterExtension
	static final GatewayExtension tandem = new GatewayExtension();

	@Test
	void snapshotIsWhatTheGatewayServes() throws IOException {
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

	@ParameterizedTest
	@ValueSource(strings = { "de", "en-GB", "x-private", "*", ";;nonsense" })
	void descriptionIsTheSameInEveryLanguage(String language) {
		JsonNode other = json(tandem.gateway()
			.client()
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
	void everyOperationAndAnswerIsExplainedAndEveryProblemHasAnExample() {
		for (JsonNode operation : operations()) {
			assertThat(operation.get("summary").asString()).isNotBlank();
			operation.get("responses").forEachEntry((status, answer) -> {
				assertThat(answer.get("description").asString()).isNotBlank();
				assertThat(answer.at("/headers/Server-Timing").isMissingNode()).isFalse();
				if (status.compareTo("400") >= 0) {
					JsonNode examples = answer.at("/content/application~1problem+json/examples");
					assertThat(examples).as(status).isNotEmpty();
					assertThat(examples.findValuesAsString("status")).containsOnly(status);
				}
			});
		}
	}

	@Test
	void exampleOfARequestGetsAQuote() {
		String example = description().at("/components/schemas/QuoteRequest/example").toString();
		JsonNode quote = json(tandem.gateway().post(example).expectStatus().isCreated().expectBody().returnResult());
		assertThat(List.copyOf(quote.propertyNames())).containsExactlyInAnyOrderElementsOf(required("Quote"));
	}

	@Test
	void exampleOfAProblemHasTheFieldsOfAProblem() {
		JsonNode problem = json(tandem.gateway().post("{}").expectStatus().isBadRequest().expectBody().returnResult());
		JsonNode example = description()
			.at("/paths/~1api~1v1~1quotes/post/responses/400/content/application~1problem+json/examples/invalid-request/value");
		assertThat(example.propertyNames()).containsExactlyInAnyOrderElementsOf(problem.propertyNames())
			.containsAll(required("Problem"));
	}

	@Test
	void examplesOfProblemsAreOfTheirOperation() {
		description().get("paths").properties().forEach((path) -> {
			String instance = path.getKey().replace("{id}", "0198d6c5-5f2a-7bbb-8000-0123456789ab");
			assertThat(path.getValue().findValuesAsString("instance")).isNotEmpty().containsOnly(instance);
		});
	}

	@Test
	void pageToTryItIsThere() {
		tandem.gateway().client().get().uri("/api/docs").exchange().expectStatus().isFound();
		tandem.gateway()
			.client()
			.get()
			.uri("/api/swagger-ui/index.html")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("swagger-ui"));
		assertThat(tandem.gateway().get("/api/openapi.json/swagger-config").get("url").asString())
			.isEqualTo("/api/openapi.json");
	}

	@Test
	void apiIsNothingButWhatIsMeantToBe() {
		assertThat(description().get("paths").propertyNames()).containsExactlyInAnyOrder(QUOTES, QUOTES + "/{id}",
				RIDES, RIDES + "/{id}", RIDES + "/{id}/cancel", RIDES + "/{id}/events", "/api/v1/city/live");
	}

	private static JsonNode description() {
		return tandem.gateway().get("/api/openapi.json");
	}

	private static List<JsonNode> operations() {
		return description().get("paths").valueStream().flatMap(JsonNode::valueStream).toList();
	}

	private static List<String> required(String schema) {
		return description().at("/components/schemas/" + schema + "/required")
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

}
