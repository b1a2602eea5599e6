package dev.tandem.gateway.ridehailing.live;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.city.Coordinates;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The part of the city that a board shows, inclusive of its edges.
 *
 * @param west degrees east
 * @param south degrees north
 * @param east degrees east, more than west
 * @param north degrees north, more than south
 */
record Viewport(double west, double south, double east, double north) {

	static final String PARAMETER = "viewport";

	private static final String DEGREES = "-?[0-9]{1,3}(\\.[0-9]{1,20})?";

	/** The parameter's format as a regular expression. */
	static final String PATTERN = "^" + DEGREES + "(," + DEGREES + "){3}$";

	private static final Pattern FORMAT = Pattern.compile(PATTERN);

	static Optional<Viewport> in(ServerHttpRequest request) {
		return Optional.ofNullable(request.getQueryParams().getFirst(PARAMETER)).map(Viewport::parse);
	}

	private static Viewport parse(String text) {
		return Optional.of(text)
			.filter(FORMAT.asMatchPredicate())
			.map(Viewport::ofEdges)
			.filter(Viewport::isValid)
			.orElseThrow(() -> ProblemException.invalid(PARAMETER, "must be west,south,east,north in degrees"));
	}

	private static Viewport ofEdges(String text) {
		double[] edges = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
		return new Viewport(edges[0], edges[1], edges[2], edges[3]);
	}

	private boolean isValid() {
		return -180 <= this.west && this.west < this.east && this.east <= 180 && -90 <= this.south
				&& this.south < this.north && this.north <= 90;
	}

	boolean contains(Coordinates place) {
		return place.lng() >= this.west && place.lng() <= this.east && place.lat() >= this.south
				&& place.lat() <= this.north;
	}

}
