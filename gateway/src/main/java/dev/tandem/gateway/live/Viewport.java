package dev.tandem.gateway.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.tandem.gateway.city.Coordinates;
import dev.tandem.gateway.web.FieldError;
import dev.tandem.gateway.web.ProblemException;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The part of the city that a board shows.
 *
 * @param west degrees east
 * @param south degrees north
 * @param east degrees east, more than west
 * @param north degrees north, more than south
 */
record Viewport(double west, double south, double east, double north) {

	static final String PARAMETER = "viewport";

	private static final int EDGES = 4;

	static Optional<Viewport> in(ServerHttpRequest request) {
		return Optional.ofNullable(request.getQueryParams().getFirst(PARAMETER)).map(Viewport::parse);
	}

	private static Viewport parse(String text) {
		double[] edges = Arrays.stream(text.split(",", -1)).mapToDouble(Viewport::degrees).toArray();
		if (edges.length != EDGES || !(edges[0] < edges[2]) || !(edges[1] < edges[3])) {
			throw wrong();
		}
		return new Viewport(edges[0], edges[1], edges[2], edges[3]);
	}

	private static double degrees(String text) {
		try {
			double degrees = Double.parseDouble(text);
			if (Math.abs(degrees) <= 180) {
				return degrees;
			}
		}
		catch (NumberFormatException ex) {
			// told below
		}
		throw wrong();
	}

	private static ProblemException wrong() {
		return ProblemException.invalid(List.of(new FieldError(PARAMETER, "must be west,south,east,north in degrees")));
	}

	boolean contains(Coordinates place) {
		return place.lng() >= this.west && place.lng() <= this.east && place.lat() >= this.south
				&& place.lat() <= this.north;
	}

}
