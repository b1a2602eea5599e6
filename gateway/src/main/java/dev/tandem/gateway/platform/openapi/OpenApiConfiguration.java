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
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * Completes the API's description by what all operations share: problems and timing.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final Set<ProblemType> WRITE_PROBLEMS = Set.of(PlatformProblem.MALFORMED_BODY,
			PlatformProblem.BODY_TOO_LARGE, PlatformProblem.UNSUPPORTED_MEDIA_TYPE,
			PlatformProblem.IDEMPOTENCY_KEY_REUSED);

	private static final Set<ProblemType> COMMON_PROBLEMS = Set.of(PlatformProblem.INVALID_REQUEST,
			PlatformProblem.NOT_ACCEPTABLE, PlatformProblem.DATABASE_UNAVAILABLE, PlatformProblem.INTERNAL_ERROR);

	private static final String PROBLEM = "application/problem+json";

	private static final String EXAMPLE_ID = "0198d6c5-5f2a-7bbb-8000-0123456789ab";

	@Bean
	OpenApiCustomizer completeDescription(ProblemCatalog catalog, ObjectProvider<BuildProperties> build) {
		return (api) -> {
			api.info(new Info().title("Tandem gateway")
				.version(versionOf(build))
				.description("The public API. Every error is a problem detail (RFC 9457).")
				.license(new License().name("Apache-2.0").identifier("Apache-2.0")));
			api.servers(List.of(new Server().url("/")));
			ModelConverters.getInstance(true).read(FieldError.class).forEach(api.getComponents()::addSchemas);
			requireAllFields(api);
			api.getComponents().addSchemas("Problem", problemSchema());
			api.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
				addCommonProblems(operation, path);
				addHeaders(operation);
				completeExamples(operation, catalog, path, FieldErrorExamples.of(api, operation));
			}));
		};
	}

	/** The project's version; a build without Maven, as some IDEs make it, knows none. */
	private static String versionOf(ObjectProvider<BuildProperties> build) {
		return build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
	}

	/** Adds the problems that {@link ApiProblems} names. */
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
	 * Moves requests for the API's description and its page off the event loops: they
	 * read from disk, which blocks. Either can be disabled.
	 */
	@Bean
	WebFilter describeOffTheEventLoop(ObjectProvider<SpringDocConfigProperties> description,
			ObjectProvider<SwaggerUiConfigProperties> page) {
		List<String> paths = Stream
			.concat(description.stream().map((properties) -> properties.getApiDocs().getPath()),
					page.stream().map(SwaggerUiConfigProperties::getPath).flatMap(OpenApiConfiguration::pathsOfPage))
			.toList();
		return (exchange, chain) -> {
			String path = exchange.getRequest().getPath().value();
			Mono<Void> response = chain.filter(exchange);
			return paths.stream().anyMatch(path::startsWith) ? response.subscribeOn(Schedulers.boundedElastic())
					: response;
		};
	}

	/** The page redirects to a folder beside it. */
	private static Stream<String> pathsOfPage(String page) {
		return Stream.of(page, page.substring(0, page.lastIndexOf('/')) + "/swagger-ui/");
	}

	/** A response omits no field: one without a value is null. */
	private static void requireAllFields(OpenAPI api) {
		for (Schema<?> schema : api.getComponents().getSchemas().values()) {
			schema.setRequired(List.copyOf(schema.getProperties().keySet()));
			schema.getProperties().values().forEach(OpenApiConfiguration::completeNullable);
		}
	}

	/** Lets the reference or the enumeration of a nullable property be null, too. */
	private static void completeNullable(Schema<?> property) {
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

	private static Schema<?> problemSchema() {
		Schema<Object> problem = new Schema<>();
		problem.types(Set.of("object")).description("Problem details (RFC 9457)");
		problem.addProperty("type", text("Stable; relative to the API's address, which describes it"));
		problem.addProperty("title", text("What kind of problem"));
		problem.addProperty("status", new Schema<>().types(Set.of("integer")));
		problem.addProperty("detail", text("What happened this time"));
		problem.addProperty("instance", text("The request's path"));
		problem.addProperty("errors", new ArraySchema().items(new Schema<>().$ref("#/components/schemas/FieldError")));
		problem.setRequired(List.of("type", "title", "status", "detail", "instance"));
		return problem;
	}

	private static Schema<?> text(String description) {
		return new Schema<>().types(Set.of("string")).description(description);
	}

	private static void addCommonProblems(Operation operation, String path) {
		boolean write = operation.getRequestBody() != null;
		for (ProblemType type : PlatformProblem.values()) {
			if (COMMON_PROBLEMS.contains(type) || (write && WRITE_PROBLEMS.contains(type))
					|| (path.contains("{") && type == PlatformProblem.NOT_FOUND)) {
				addProblem(operation, type);
			}
		}
	}

	/**
	 * Describes a status by its first kind of problem; all kinds that share it are
	 * examples of it.
	 */
	private static void addProblem(Operation operation, ProblemType type) {
		operation.getResponses()
			.computeIfAbsent(String.valueOf(type.status().value()),
					(status) -> new ApiResponse().description(type.title()).content(new Content()))
			.getContent()
			.computeIfAbsent(PROBLEM,
					(mediaType) -> new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")))
			.addExamples(type.slug(), new Example().summary(type.title()));
	}

	private static void addHeaders(Operation operation) {
		Header timing = new Header()
			.description("Where the time went, in ms: gateway, of it ml (of it ml-queue, ml-compute) and db")
			.schema(text("W3C Server-Timing"));
		Header seconds = new Header().description("Seconds to wait before the next try")
			.required(true)
			.schema(new Schema<>().types(Set.of("integer")));
		operation.getResponses().forEach((status, response) -> {
			response.addHeaderObject("Server-Timing", timing);
			if ("503".equals(status)) {
				response.addHeaderObject("Retry-After", seconds);
			}
		});
	}

	private static void completeExamples(Operation operation, ProblemCatalog catalog, String path,
			List<FieldError> errors) {
		operation.getResponses()
			.values()
			.stream()
			.flatMap((response) -> Stream.ofNullable(response.getContent()))
			.flatMap((content) -> Stream.ofNullable(content.get(PROBLEM)))
			.forEach((problem) -> problem.getExamples()
				.forEach((slug, example) -> example.setValue(problem(catalog.find(slug).orElseThrow(), path, errors))));
	}

	private static Map<String, Object> problem(ProblemType type, String path, List<FieldError> errors) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", type.uri().toString());
		problem.put("title", type.title());
		problem.put("status", type.status().value());
		problem.put("detail", type.description());
		problem.put("instance", path.replaceAll("\\{.*?}", EXAMPLE_ID));
		if (type == PlatformProblem.INVALID_REQUEST && !errors.isEmpty()) {
			problem.put("errors", errors);
		}
		return problem;
	}

}
