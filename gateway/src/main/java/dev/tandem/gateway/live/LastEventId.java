package dev.tandem.gateway.live;

import java.util.List;
import java.util.Optional;

import dev.tandem.gateway.ride.EventCursor;
import dev.tandem.gateway.web.FieldError;
import dev.tandem.gateway.web.ProblemException;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a stream is taken up again. The header wins over the query parameter of the same
 * meaning: a browser that comes back by itself sends the new header with the old address.
 */
final class LastEventId {

	static final String HEADER = "Last-Event-ID";

	static final String PARAMETER = "lastEventId";

	private static final int MOST_DIGITS = 9;

	private LastEventId() {
	}

	static int number(ServerHttpRequest request) {
		return text(request).map(LastEventId::parsed).orElse(0);
	}

	static Optional<EventCursor> cursor(ServerHttpRequest request) {
		return text(request).map((text) -> EventCursor.parse(text).orElseThrow(LastEventId::unknown));
	}

	static ProblemException unknown() {
		return ProblemException.invalid(List.of(new FieldError(HEADER, "must be the id of an event of this stream")));
	}

	private static int parsed(String text) {
		boolean isNumber = text.length() <= MOST_DIGITS
				&& text.chars().allMatch((digit) -> digit >= '0' && digit <= '9');
		if (!isNumber) {
			throw unknown();
		}
		return Integer.parseInt(text);
	}

	private static Optional<String> text(ServerHttpRequest request) {
		String header = request.getHeaders().getFirst(HEADER);
		String parameter = request.getQueryParams().getFirst(PARAMETER);
		return Optional.ofNullable((header != null) ? header : parameter).filter((text) -> !text.isEmpty());
	}

}
