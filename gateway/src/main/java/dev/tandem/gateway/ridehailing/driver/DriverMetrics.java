package dev.tandem.gateway.ridehailing.driver;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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

	private final Map<Class<?>, Counter> messages = new HashMap<>();

	private final Counter refused;

	DriverMetrics(MeterRegistry meters) {
		this.meters = meters;
		register(ClientMessage.class, this::received);
		register(ServerMessage.class, this::sent);
		this.refused = received("refused");
	}

	private void register(Class<?> messages, Function<String, Counter> counter) {
		for (JsonSubTypes.Type type : messages.getAnnotation(JsonSubTypes.class).value()) {
			this.messages.put(type.value(), counter.apply(type.name()));
		}
	}

	/** Counts a message that was sent, or received and not rejected. */
	void count(Object message) {
		Objects.requireNonNull(this.messages.get(message.getClass())).increment();
	}

	void refused() {
		this.refused.increment();
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

}
