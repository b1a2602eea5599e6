package dev.tandem.simulator.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.simulator.client.ServerSentEventReader.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RideMessageParserTests {

	private static final UUID RIDE = UUID.randomUUID();

	private static final UUID DRIVER = UUID.randomUUID();

	@Test
	void eventsAreParsedAndCommentsAreKeepAlive() throws IOException {
		AtomicInteger life = new AtomicInteger();
		List<Event> events = read("""
				retry: 1000

				: still here

				event: ride
				id: 4
				data: {"a":
				data:1}

				event:driver
				data: {}

				""", life);
		assertThat(events).containsExactly(new Event("ride", "4", "{\"a\":\n1}"), new Event("driver", null, "{}"));
		assertThat(life).hasValue(12);
	}

	@Test
	void truncatedEventIsIgnored() throws IOException {
		assertThat(read("event: ride\nid: 1\ndata: {}", new AtomicInteger())).isEmpty();
	}

	@Test
	void rideEventIsParsed() {
		RideMessage signal = RideMessageParser.signal(new Event("ride", "3",
				"""
						{"rideId":"%s","number":3,"state":"accepted","reason":null,"driverId":"%s","at":"2026-11-25T12:00:00.5Z"}"""
					.formatted(RIDE, DRIVER)));
		assertThat(signal).isEqualTo(
				new RideEvent("3", RIDE, 3, RideState.ACCEPTED, null, DRIVER, Instant.parse("2026-11-25T12:00:00.5Z")));
	}

	@Test
	void driversPositionIsParsedAndAnAbsentDriverIgnored() {
		assertThat(RideMessageParser.signal(new Event("driver", null, """
				{"driverId":"%s","connected":true,"lat":40.75,"lng":-73.98,"etaSeconds":60}""".formatted(DRIVER))))
			.isEqualTo(new RideMessage.DriverMoved(DRIVER, 40.75, -73.98));
		assertThat(RideMessageParser.signal(new Event("driver", null, """
				{"driverId":"%s","connected":false,"lat":null,"lng":null}""".formatted(DRIVER)))).isNull();
	}

	@Test
	void unknownEventIsIgnoredAndUnknownStateFails() {
		assertThat(RideMessageParser.signal(new Event("weather", null, "{}"))).isNull();
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> RideMessageParser.signal(new Event("ride", "1", """
					{"rideId":"%s","number":1,"state":"lost","at":"2026-11-25T12:00:00Z"}""".formatted(RIDE))));
	}

	private static List<Event> read(String text, AtomicInteger life) throws IOException {
		ServerSentEventReader events = new ServerSentEventReader(new BufferedReader(new StringReader(text)),
				life::incrementAndGet);
		List<Event> read = new ArrayList<>();
		for (Event event = events.next(); event != null; event = events.next()) {
			read.add(event);
		}
		return read;
	}

}
