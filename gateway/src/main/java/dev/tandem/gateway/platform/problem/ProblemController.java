package dev.tandem.gateway.platform.problem;

import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Describes each problem at the address that is its {@code type}.
 */
@RestController
@Hidden
final class ProblemController {

	private final ProblemCatalog catalog;

	ProblemController(ProblemCatalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping(path = "/problems", produces = MediaType.TEXT_PLAIN_VALUE)
	String all() {
		return this.catalog.all().stream().map(ProblemController::text).collect(Collectors.joining("\n\n"));
	}

	@GetMapping(path = "/problems/{slug}", produces = MediaType.TEXT_PLAIN_VALUE)
	String one(@PathVariable String slug) {
		return this.catalog.find(slug)
			.map(ProblemController::text)
			.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND, "There is no such problem"));
	}

	private static String text(ProblemType type) {
		return type.uri() + " (" + type.status().value() + ")\n" + type.title() + ". " + type.description() + "\n";
	}

}
