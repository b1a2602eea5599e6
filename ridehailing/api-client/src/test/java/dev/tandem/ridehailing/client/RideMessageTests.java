package dev.tandem.ridehailing.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RideMessageTests {

	private static final UUID RIDE = UUID.randomUUID();

	private static final UUID DRIVER = UUID.randomUUID();

	@Test
	void eventsAreParsedAndCommentsAreKeepAlive() throws IOException {
		AtomicInteger life = new AtomicInteger();
		List<ServerSentEvent> events = read("""
				retry: 1000

				: still here

				event: ride
				id: 4
				data: {"a":
				data:1}

				event:driver
				data: {}

				""", life);
		assertThat(events).containsExactly(new ServerSentEvent("ride", "4", "{\"a\":\n1}"),
				new ServerSentEvent("driver", null, "{}"));
		assertThat(life).hasValue(12);
	}

	@Test
	void truncatedEventIsIgnored() throws IOException {
		assertThat(read("event: ride\nid: 1\ndata: {}", new AtomicInteger())).isEmpty();
	}

	@Test
	void rideEventIsParsed() {
		RideMessage signal = RideMessage.of(new ServerSentEvent("ride", "3",
				"""
						{"rideId":"%s","number":3,"state":"accepted","reason":null,"driverId":"%s","at":"2026-11-25T12:00:00.5Z"}"""
					.formatted(RIDE, DRIVER)));
		assertThat(signal).isEqualTo(new RideMessage.RideEvent("3", RIDE, 3, RideState.ACCEPTED, null, DRIVER,
				Instant.parse("2026-11-25T12:00:00.5Z")));
	}

	@Test
	void driversPositionIsParsedAndAnAbsentDriverIgnored() {
		assertThat(RideMessage.of(new ServerSentEvent("driver", null, """
				{"driverId":"%s","connected":true,"lat":40.75,"lng":-73.98,"etaSeconds":60}""".formatted(DRIVER))))
			.isEqualTo(new RideMessage.DriverPosition(DRIVER, 40.75, -73.98));
		assertThat(RideMessage.of(new ServerSentEvent("driver", null, """
				{"driverId":"%s","connected":false,"lat":null,"lng":null}""".formatted(DRIVER))))
			.isInstanceOfSatisfying(RideMessage.DriverPosition.class, (absent) -> assertThat(absent.place()).isNull());
	}

	@Test
	void unknownEventIsIgnoredAndUnknownStateFails() {
		assertThat(RideMessage.of(new ServerSentEvent("weather", null, "{}"))).isNull();
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> RideMessage.of(new ServerSentEvent("ride", "1",
					"""
							{"rideId":"%s","number":1,"state":"lost","reason":null,"driverId":null,"at":"2026-11-25T12:00:00Z"}"""
						.formatted(RIDE))));
	}

	private static List<ServerSentEvent> read(String text, AtomicInteger life) throws IOException {
		BufferedReader lines = new BufferedReader(new StringReader(text));
		Consumer<String> onLine = (line) -> life.incrementAndGet();
		List<ServerSentEvent> read = new ArrayList<>();
		ServerSentEvent event = ServerSentEvent.read(lines, onLine);
		while (event != null) {
			read.add(event);
			event = ServerSentEvent.read(lines, onLine);
		}
		return read;
	}

}
