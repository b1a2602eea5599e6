package dev.tandem.gateway.ridehailing.live;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Parses the position to resume a stream from. The header takes precedence over the query
 * parameter: a browser that reconnects sends a new header with the old URL.
 */
final class LastEventId {

	static final String HEADER = "Last-Event-ID";

	static final String PARAMETER = "lastEventId";

	/** The format of a ride event's number; empty for none. */
	static final String NUMBER = "^[0-9]{0,9}$";

	/** The format of a city event's id; empty for none. */
	static final String CURSOR = "^([0-9]{1,18}-[0-9]{1,18})?$";

	private static final Pattern NUMBER_FORMAT = Pattern.compile(NUMBER);

	private LastEventId() {
	}

	static int number(ServerHttpRequest request) {
		return read(request, LastEventId::parsed).orElse(0);
	}

	static Optional<EventCursor> cursor(ServerHttpRequest request) {
		return read(request, (text) -> EventCursor.parse(text).orElseThrow(LastEventId::unknown));
	}

	static ProblemException unknown() {
		return ProblemException.invalid(HEADER, "must be the id of an event of this stream");
	}

	private static int parsed(String text) {
		if (!NUMBER_FORMAT.matcher(text).matches()) {
			throw unknown();
		}
		return Integer.parseInt(text);
	}

	/** Parses both, so that an invalid parameter is rejected even beside a header. */
	private static <T> Optional<T> read(ServerHttpRequest request, Function<String, T> reader) {
		String header = request.getHeaders().getFirst(HEADER);
		Optional<T> ofHeader = read(header, reader);
		Optional<T> ofParameter = read(request.getQueryParams().getFirst(PARAMETER), reader);
		return (header != null) ? ofHeader : ofParameter;
	}

	private static <T> Optional<T> read(@Nullable String text, Function<String, T> reader) {
		return Optional.ofNullable(text).filter((given) -> !given.isEmpty()).map(reader);
	}

}
