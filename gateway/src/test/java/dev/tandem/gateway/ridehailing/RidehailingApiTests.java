package dev.tandem.gateway.ridehailing;

import java.util.List;

import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class RidehailingApiTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	@Test
	void everyOperationAndResponseIsDescribedAndEveryProblemHasAnExample() {
		for (JsonNode operation : operations()) {
			assertThat(operation.get("summary").asString()).isNotBlank();
			operation.get("responses").forEachEntry((status, response) -> {
				assertThat(response.get("description").asString()).isNotBlank();
				assertThat(response.at("/headers/Server-Timing").isMissingNode()).isFalse();
				if (status.compareTo("400") >= 0) {
					JsonNode examples = response.at("/content/application~1problem+json/examples");
					assertThat(examples).as(status).isNotEmpty();
					assertThat(examples.findValuesAsString("status")).containsOnly(status);
				}
			});
		}
	}

	@Test
	void exampleOfARequestGetsAQuote() {
		String example = description().at("/components/schemas/QuoteRequest/example").toString();
		JsonNode quote = json(stack.gateway().post(example).expectStatus().isCreated().expectBody().returnResult());
		assertThat(List.copyOf(quote.propertyNames())).containsExactlyInAnyOrderElementsOf(required("Quote"));
	}

	@Test
	void exampleOfAProblemHasTheFieldsOfAProblem() {
		JsonNode problem = json(stack.gateway().post("{}").expectStatus().isBadRequest().expectBody().returnResult());
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
	void apiHasThesePathsOnly() {
		assertThat(description().get("paths").propertyNames()).containsExactlyInAnyOrder(QUOTES, QUOTES + "/{id}",
				RIDES, RIDES + "/{id}", RIDES + "/{id}/cancel", RIDES + "/{id}/events", "/api/v1/city/live");
	}

	private static JsonNode description() {
		return stack.gateway().get("/api/openapi.json");
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
