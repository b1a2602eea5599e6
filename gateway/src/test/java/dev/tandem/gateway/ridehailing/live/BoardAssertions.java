package dev.tandem.gateway.ridehailing.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a board's messages contain.
 */
final class BoardAssertions {

	private BoardAssertions() {
	}

	static void assertRates(JsonNode rates) {
		assertThat(rates.propertyNames()).containsExactlyInAnyOrder("at", "ridesPerMinute", "requestsPerMinute",
				"timeToMatchMs", "acceptRate", "driversOnline", "driversFree", "ridesActive", "priceLatencyMs");
	}

	static void assertDriver(JsonNode driver, UUID id, Coordinates place, String status) {
		assertThat(driver.propertyNames()).containsExactlyInAnyOrder("id", "lat", "lng", "status");
		assertThat(driver.get("id").asString()).isEqualTo(id.toString());
		assertThat(new Coordinates(driver.get("lat").asDouble(), driver.get("lng").asDouble())).isEqualTo(place);
		assertThat(driver.get("status").asString()).isEqualTo(status);
	}

	/** Waits for a change of one driver. */
	static JsonNode awaitMoved(EventSource board) {
		JsonNode moved = board.await("drivers", (news) -> !news.get("moved").isEmpty()).data().get("moved");
		assertThat(moved).hasSize(1);
		return moved.get(0);
	}

	static Map<String, JsonNode> cells(JsonNode message) {
		Map<String, JsonNode> cells = new TreeMap<>();
		message.get("cells").forEach((cell) -> cells.put(cell.get("cell").asString(), cell));
		return cells;
	}

}
