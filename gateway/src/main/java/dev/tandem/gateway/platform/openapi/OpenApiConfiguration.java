package dev.tandem.gateway.platform.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemCatalog;
import dev.tandem.gateway.platform.problem.ProblemType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * Completes the API's description with what all operations share: problems and timing.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final Set<PlatformProblem> OF_WRITES = Set.of(PlatformProblem.MALFORMED_BODY,
			PlatformProblem.BODY_TOO_LARGE, PlatformProblem.UNSUPPORTED_MEDIA_TYPE,
			PlatformProblem.IDEMPOTENCY_KEY_REUSED);

	private static final Set<PlatformProblem> OF_ALL = Set.of(PlatformProblem.INVALID_REQUEST,
			PlatformProblem.NOT_ACCEPTABLE, PlatformProblem.DATABASE_UNAVAILABLE, PlatformProblem.INTERNAL_ERROR);

	private static final String PROBLEM = "application/problem+json";

	private static final String SOME_ID = "0198d6c5-5f2a-7bbb-8000-0123456789ab";

	@Bean
	OpenApiCustomizer completeDescription() {
		return (api) -> {
			api.info(new Info().title("Tandem gateway")
				.version("v1")
				.description("The public API of the hybrid web architecture's reference implementation.")
				.license(new License().name("Apache-2.0").identifier("Apache-2.0")));
			api.servers(List.of(new Server().url("/")));
			addFieldErrorSchema(api);
			requireAllOfAnswers(api);
			addProblemSchema(api);
			api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
				boolean write = operation.getRequestBody() != null;
				complete(operation, write, path);
				addRetryAfter(operation);
				place(operation, path, errorExamples(api, operation));
			}));
		};
	}

	/**
	 * Adds the problems of each operation.
	 * @param catalog the kinds of problem that are registered
	 * @return reads {@link ApiProblems}
	 */
	@Bean
	OperationCustomizer ownProblems(ProblemCatalog catalog) {
		return (operation, handler) -> {
			ApiProblems own = handler.getMethodAnnotation(ApiProblems.class);
			if (own != null) {
				Stream.of(own.value()).forEach((slug) -> addProblem(operation, catalog.find(slug).orElseThrow()));
			}
			return operation;
		};
	}

	/**
	 * Describing the API, and showing it, reads from disk: that is not for an event loop.
	 * @param description where it is described, unless that is turned off
	 * @param page where it is shown, unless that is turned off
	 * @return sends it to threads that may block
	 */
	@Bean
	WebFilter describeOffTheEventLoop(ObjectProvider<SpringDocConfigProperties> description,
			ObjectProvider<SwaggerUiConfigProperties> page) {
		List<String> describedAt = Stream
			.concat(description.stream().map((properties) -> properties.getApiDocs().getPath()),
					page.stream().map(SwaggerUiConfigProperties::getPath).flatMap(OpenApiConfiguration::shownAt))
			.toList();
		return (exchange, chain) -> {
			String path = exchange.getRequest().getPath().value();
			Mono<Void> answer = chain.filter(exchange);
			return describedAt.stream().anyMatch(path::startsWith) ? answer.subscribeOn(Schedulers.boundedElastic())
					: answer;
		};
	}

	/** The page sends its readers to what stands beside it. */
	private static Stream<String> shownAt(String page) {
		return Stream.of(page, page.substring(0, page.lastIndexOf('/')) + "/swagger-ui/");
	}

	/** An answer leaves no field out: what may be null is there as null. */
	private static void requireAllOfAnswers(OpenAPI api) {
		for (Schema<?> schema : api.getComponents().getSchemas().values()) {
			schema.setRequired(List.copyOf(schema.getProperties().keySet()));
			schema.getProperties().values().forEach(OpenApiConfiguration::letBeNull);
		}
	}

	/** What says that it may be null says so of what it names, too. */
	private static void letBeNull(Schema<?> property) {
		if (property.getTypes() == null || !property.getTypes().contains("null")) {
			return;
		}
		if (property.get$ref() != null) {
			property.setAnyOf(List.of(new Schema<>().$ref(property.get$ref()), new Schema<>().types(Set.of("null"))));
			property.set$ref(null);
			property.setTypes(null);
		}
		if (property.getEnum() != null) {
			property.addEnumItemObject(null);
		}
	}

	private static void addFieldErrorSchema(OpenAPI api) {
		ModelConverters.getInstance(true).read(FieldError.class).forEach(api.getComponents()::addSchemas);
	}

	private static void addProblemSchema(OpenAPI api) {
		api.getComponents().addSchemas("Problem", problemSchema());
	}

	private static Schema<?> problemSchema() {
		Schema<Object> problem = new Schema<>();
		problem.types(Set.of("object")).description("Problem details (RFC 9457)");
		problem.addProperty("type", text("Stable, relative to the API's address; describes itself there"));
		problem.addProperty("title", text("What kind of problem"));
		problem.addProperty("status", new Schema<>().types(Set.of("integer")));
		problem.addProperty("detail", text("What happened this time"));
		problem.addProperty("instance", text("The request's path"));
		problem.addProperty("errors", fieldErrors());
		problem.setRequired(List.of("type", "title", "status", "detail", "instance"));
		return problem;
	}

	private static Schema<?> fieldErrors() {
		Schema<Object> errors = new Schema<>();
		errors.setTypes(Set.of("array"));
		errors.setItems(new Schema<>().$ref("#/components/schemas/FieldError"));
		return errors;
	}

	private static Schema<?> text(String description) {
		return new Schema<>().types(Set.of("string")).description(description);
	}

	private static void complete(Operation operation, boolean write, String path) {
		for (PlatformProblem type : PlatformProblem.values()) {
			if (OF_ALL.contains(type) || (write && OF_WRITES.contains(type))
					|| (path.contains("{") && type == PlatformProblem.NOT_FOUND)) {
				addProblem(operation, type);
			}
		}
		operation.getResponses()
			.values()
			.forEach(
					(answer) -> answer.addHeaderObject("Server-Timing",
							new Header().description(
									"Where the time went, in ms: gateway, of it ml (of it ml-queue, ml-compute) and db")
								.schema(text("W3C Server-Timing"))));
	}

	private static void addRetryAfter(Operation operation) {
		Header seconds = new Header().description("Seconds to wait before the next try")
			.required(true)
			.schema(new Schema<>().types(Set.of("integer")));
		Stream.ofNullable(operation.getResponses().get("503"))
			.forEach((answer) -> answer.addHeaderObject("Retry-After", seconds));
	}

	/**
	 * The description of one status; kinds of problems that share it are examples of it.
	 */
	private static MediaType problemOf(Operation operation, ProblemType type) {
		ApiResponse answer = operation.getResponses()
			.computeIfAbsent(String.valueOf(type.status().value()),
					(status) -> new ApiResponse().description(type.title()).content(new Content()));
		return answer.getContent()
			.computeIfAbsent(PROBLEM,
					(mediaType) -> new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
	}

	private static void addProblem(Operation operation, ProblemType type) {
		problemOf(operation, type).addExamples(type.slug(), example(type));
	}

	private static Example example(ProblemType type) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", type.uri().toString());
		problem.put("title", type.title());
		problem.put("status", type.status().value());
		problem.put("detail", type.description());
		return new Example().summary(type.title()).value(problem);
	}

	/** Lets the examples of problems speak of the operation that has them. */
	private static void place(Operation operation, String path, List<Map<String, Object>> errors) {
		operation.getResponses()
			.values()
			.stream()
			.flatMap((answer) -> Stream.ofNullable(answer.getContent()))
			.flatMap((content) -> Stream.ofNullable(content.get(PROBLEM)))
			.flatMap((problem) -> problem.getExamples().entrySet().stream())
			.forEach((example) -> {
				Map<String, Object> problem = problem(example.getValue());
				problem.put("instance", path.replaceAll("\\{.*?}", SOME_ID));
				if (PlatformProblem.INVALID_REQUEST.slug().equals(example.getKey()) && !errors.isEmpty()) {
					problem.put("errors", errors);
				}
			});
	}

	@SuppressWarnings("unchecked") // it is made above
	private static Map<String, Object> problem(Example example) {
		return (Map<String, Object>) example.getValue();
	}

	/**
	 * What may be wrong with a request: its body lacks a field, or what its address names
	 * cannot be read. Empty where it has neither.
	 */
	private static List<Map<String, Object>> errorExamples(OpenAPI api, Operation operation) {
		Stream<Map<String, Object>> ofBody = Stream.ofNullable(operation.getRequestBody())
			.flatMap((body) -> fields(api, body))
			.map((field) -> errorExample(field, "is required"));
		Stream<Map<String, Object>> ofPath = parameters(operation, true)
			.map((parameter) -> errorExample(parameter, "must be a UUID"));
		Stream<Map<String, Object>> ofOthers = parameters(operation, false)
			.map((parameter) -> errorExample(parameter, "cannot be read"));
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

	private static Map<String, Object> errorExample(String field, String message) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("field", field);
		error.put("message", message);
		return error;
	}

}
