package dev.tandem.gateway.platform.openapi;

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
	 * otherwise an invalid parameter.
	 * @param api the whole description
	 * @param operation the operation
	 * @return one error; empty when the operation has neither a body nor parameters
	 */
	static List<FieldError> of(OpenAPI api, Operation operation) {
		Stream<FieldError> ofBody = Stream.ofNullable(operation.getRequestBody())
			.flatMap((body) -> fields(api, body))
			.map((field) -> new FieldError(field, "is required"));
		Stream<FieldError> ofPath = parameters(operation, true)
			.map((parameter) -> new FieldError(parameter, "must be a UUID"));
		Stream<FieldError> ofOthers = parameters(operation, false)
			.map((parameter) -> new FieldError(parameter, "cannot be read"));
		return Stream.of(ofBody, ofPath, ofOthers).flatMap((examples) -> examples).limit(1).toList();
	}

	private static Stream<String> parameters(Operation operation, boolean ofPath) {
		return Stream.ofNullable(operation.getParameters())
			.flatMap(List::stream)
			.filter((parameter) -> "path".equals(parameter.getIn()) == ofPath)
			.map(Parameter::getName);
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
