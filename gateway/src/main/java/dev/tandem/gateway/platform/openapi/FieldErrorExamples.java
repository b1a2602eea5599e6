package dev.tandem.gateway.platform.openapi;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.problem.FieldError;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Creates the field errors in the examples of an operation's problems.
 */
final class FieldErrorExamples {

	private FieldErrorExamples() {
	}

	/**
	 * One error that the operation can respond with: a missing field of the body,
	 * otherwise an invalid parameter. Empty when it has neither a body nor parameters.
	 */
	static List<FieldError> of(OpenAPI api, Operation operation) {
		Stream<FieldError> ofBody = Stream.ofNullable(operation.getRequestBody())
			.flatMap((body) -> fields(api, body))
			.map((field) -> new FieldError(field, "is required"));
		Stream<FieldError> ofParameters = Stream.ofNullable(operation.getParameters())
			.flatMap(List::stream)
			.sorted(Comparator.comparing((parameter) -> !isInPath(parameter)))
			.map((parameter) -> new FieldError(parameter.getName(),
					isInPath(parameter) ? "must be a UUID" : "cannot be read"));
		return Stream.concat(ofBody, ofParameters).limit(1).toList();
	}

	private static boolean isInPath(Parameter parameter) {
		return "path".equals(parameter.getIn());
	}

	private static Stream<String> fields(OpenAPI api, RequestBody body) {
		return body.getContent()
			.values()
			.stream()
			.flatMap((content) -> Stream.ofNullable(content.getSchema().get$ref()))
			.map((reference) -> reference.substring(reference.lastIndexOf('/') + 1))
			.flatMap((name) -> fields(api.getComponents().getSchemas().get(name)));
	}

	private static Stream<String> fields(@Nullable Schema<?> schema) {
		return (schema != null) ? schema.getProperties().keySet().stream() : Stream.empty();
	}

}
