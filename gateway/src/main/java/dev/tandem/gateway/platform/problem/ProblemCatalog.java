package dev.tandem.gateway.platform.problem;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Every kind of problem that this application responds with: the platform's, and those
 * that its features register. Immutable.
 */
@Component
public final class ProblemCatalog {

	private final Map<String, ProblemType> bySlug;

	ProblemCatalog(ObjectProvider<ProblemTypes> registered) {
		Map<String, ProblemType> types = new LinkedHashMap<>();
		Stream
			.concat(Stream.of(PlatformProblem.values()),
					registered.orderedStream().flatMap((some) -> some.types().stream()))
			.forEach((type) -> {
				if (types.putIfAbsent(type.slug(), type) != null) {
					throw new IllegalStateException("Two kinds of problem are named " + type.slug());
				}
			});
		this.bySlug = Collections.unmodifiableMap(types);
	}

	/** All kinds of problem, the platform's first. */
	public Collection<ProblemType> all() {
		return this.bySlug.values();
	}

	/** The kind of problem with a stable name; empty when none has it. */
	public Optional<ProblemType> find(String slug) {
		return Optional.ofNullable(this.bySlug.get(slug));
	}

}
