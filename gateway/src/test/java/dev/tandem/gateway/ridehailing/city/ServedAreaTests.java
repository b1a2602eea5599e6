package dev.tandem.gateway.ridehailing.city;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedAreaTests {

	private final ServedArea area = new ServedArea();

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "Times Square, 40.758, -73.9855", "JFK airport, 40.6413, -73.7781", "LaGuardia, 40.7769, -73.8740",
			"The Battery's waterfront, 40.7010, -74.0160", "Statue of Liberty, 40.6892, -74.0445",
			"Ellis Island's ferry, 40.6995, -74.0396", "South Street Seaport, 40.7060, -74.0030",
			"Red Hook's piers, 40.6755, -74.0170", "Chelsea Piers, 40.7466, -74.0085",
			"Roosevelt Island, 40.7620, -73.9497", "City Island, 40.8470, -73.7865", "Far Rockaway, 40.6054, -73.7551",
			"Breezy Point, 40.5565, -73.9260", "Tottenville, 40.5083, -74.2450", "St. George ferry, 40.6437, -74.0736",
			"Coney Island's boardwalk, 40.5727, -73.9800", "Riverdale, 40.9010, -73.9090",
			"Marble Hill, 40.8765, -73.9105", "Governors Island, 40.6895, -74.0168" })
	void addressOnLandIsServed(String name, double lat, double lng) {
		assertThat(this.area.contains(new Coordinates(lat, lng))).isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "The open sea, 40.5, -73.8", "Jersey City, 40.7178, -74.0431", "Hoboken, 40.7440, -74.0270",
			"Newark, 40.7357, -74.1724", "Elizabeth, 40.6640, -74.2107", "Perth Amboy, 40.5067, -74.2654",
			"Bayonne, 40.6687, -74.1143", "Yonkers, 40.9312, -73.8988", "Hempstead, 40.7062, -73.6187",
			"Boston, 42.36, -71.06", "Null Island, 0, 0", "The same on the other side of the world, -40.758, 106.0145",
			"Swapped, -73.9855, 40.758" })
	void placeOutsideTheBoroughsIsNotServed(String name, double lat, double lng) {
		assertThat(this.area.contains(new Coordinates(lat, lng))).isFalse();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "Brooklyn Bridge, 40.7057, -73.9964", "Verrazzano-Narrows Bridge, 40.6066, -74.0447",
			"Hoboken, 40.7440, -74.0270", "Times Square, 40.758, -73.9855" })
	void driverMayBeOnABridgeOrNearTheArea(String name, double lat, double lng) {
		assertThat(this.area.isInOrNear(new Coordinates(lat, lng))).isTrue();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "The open sea, 40.4, -73.6", "Newark's far side, 40.7357, -74.2724", "Boston, 42.36, -71.06",
			"Null Island, 0, 0" })
	void driverMayNotBeFarAway(String name, double lat, double lng) {
		assertThat(this.area.isInOrNear(new Coordinates(lat, lng))).isFalse();
	}

}
