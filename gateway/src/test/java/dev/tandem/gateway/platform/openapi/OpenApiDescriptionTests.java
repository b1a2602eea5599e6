package dev.tandem.gateway.platform.openapi;

import java.util.List;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.platform.testing.PlatformGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class OpenApiDescriptionTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

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
	void exampleRequestCreatesALine() {
		String example = description().at("/components/schemas/LineRequest/example").toString();
		JsonNode line = json(stack.gateway().post(example).expectStatus().isCreated().expectBody().returnResult());
		assertThat(List.copyOf(line.propertyNames())).containsExactlyInAnyOrderElementsOf(required("Line"));
	}

	@Test
	void exampleProblemHasTheFieldsOfAProblem() {
		JsonNode problem = json(stack.gateway().post("{}").expectStatus().isBadRequest().expectBody().returnResult());
		JsonNode example = description()
			.at("/paths/~1api~1v1~1lines/post/responses/400/content/application~1problem+json/examples/invalid-request/value");
		assertThat(example.propertyNames()).containsExactlyInAnyOrderElementsOf(problem.propertyNames())
			.containsAll(required("Problem"));
	}

	@Test
	void exampleProblemsMatchTheirOperation() {
		description().get("paths").properties().forEach((path) -> {
			String instance = path.getKey().replace("{id}", "0198d6c5-5f2a-7bbb-8000-0123456789ab");
			assertThat(path.getValue().findValuesAsString("instance")).isNotEmpty().containsOnly(instance);
		});
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
