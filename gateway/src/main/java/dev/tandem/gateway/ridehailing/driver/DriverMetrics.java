package dev.tandem.gateway.ridehailing.driver;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts the messages of drivers' sockets by type, and their closes by code. Thread-safe.
 */
@Component
final class DriverMetrics {

	private final MeterRegistry meters;

	private final Map<Class<?>, Counter> received;

	private final Map<Class<?>, Counter> sent;

	private final Counter refused;

	DriverMetrics(MeterRegistry meters) {
		this.meters = meters;
		this.received = Arrays.stream(ClientMessage.class.getPermittedSubclasses())
			.collect(Collectors.toMap((type) -> type,
					(type) -> received(type.getSimpleName().toLowerCase(Locale.ROOT))));
		this.sent = Arrays.stream(ServerMessage.class.getAnnotation(JsonSubTypes.class).value())
			.collect(Collectors.toMap(JsonSubTypes.Type::value, (type) -> sent(type.name())));
		this.refused = received("refused");
	}

	void received(ClientMessage command) {
		count(this.received, command);
	}

	void refused() {
		this.refused.increment();
	}

	void sent(ServerMessage message) {
		count(this.sent, message);
	}

	/**
	 * Counts a closed socket.
	 * @param code the close code, {@code peer} when the driver closed it, {@code lost}
	 * when the connection ended without one
	 */
	void closed(String code) {
		this.meters.counter("tandem.drivers.closes", "code", code).increment();
	}

	private Counter received(String type) {
		return Counter.builder("tandem.drivers.messages.received")
			.description("Messages from drivers; rejected ones have the type refused")
			.tag("type", type)
			.register(this.meters);
	}

	private Counter sent(String type) {
		return Counter.builder("tandem.drivers.messages.sent")
			.description("Messages to drivers")
			.tag("type", type)
			.register(this.meters);
	}

	private static void count(Map<Class<?>, Counter> counters, Object message) {
		Objects.requireNonNull(counters.get(message.getClass())).increment();
	}

}
