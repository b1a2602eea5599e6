package dev.tandem.ridehailing.client;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CityMessageTests {

	@Test
	void snapshotAndPulseContainTheSurge() {
		String data = """
				{"at":"2026-11-25T12:00:00Z","cells":[{"cell":"a","demand":1,"supply":2.5,"surge":1.75}],"drivers":[]}""";
		CityMessage surge = new CityMessage.Surge(List.of(new CityMessage.Cell("a", 1.75)));
		assertThat(CityMessage.of(new ServerSentEvent("snapshot", "1", data))).isEqualTo(surge);
		assertThat(CityMessage.of(new ServerSentEvent("pulse", null, data))).isEqualTo(surge);
	}

	@Test
	void driversWhoMovedHaveAPlace() {
		UUID driver = UUID.randomUUID();
		String data = "{\"at\":\"2026-11-25T12:00:00Z\",\"moved\":[{\"id\":\"%s\",\"lat\":40.75,\"lng\":-73.98,\"status\":\"free\"}],\"gone\":[]}";
		assertThat(CityMessage.of(new ServerSentEvent("drivers", null, data.formatted(driver))))
			.isEqualTo(new CityMessage.Drivers(List.of(new CityMessage.Driver(driver, 40.75, -73.98))));
	}

	@Test
	void otherEventsAreIgnored() {
		assertThat(CityMessage.of(new ServerSentEvent("rates", null, "{}"))).isNull();
		assertThat(CityMessage.of(new ServerSentEvent("weather", null, "{}"))).isNull();
	}

}
