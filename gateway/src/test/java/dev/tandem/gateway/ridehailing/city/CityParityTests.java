package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.testing.RealMlService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway and the ML service each implement the served area and its cells; both give
 * the same results.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CityParityTests {

	private static final String PROGRAM = """
			import json, sys, h3, shapely
			from tandem_ml.ridehailing.city.area import RESOLUTION, _to_plane, served_area
			area, places = served_area(), json.load(sys.stdin)
			print(json.dumps([{
			    "served": bool(area.contains(lat, lng)),
			    "metersToLine": shapely.distance(area.outline.boundary, shapely.Point(*_to_plane(lng, lat))),
			    "cell": h3.latlng_to_cell(lat, lng, RESOLUTION),
			} for lat, lng in places]))
			""";

	private static final double METERS_PER_DEGREE = 111_195;

	/** Tolerated difference between the two implementations. */
	private static final double TOLERANCE_METERS = 0.01;

	private final RandomGenerator random = new Random(20190301);

	private final JsonMapper json = new JsonMapper();

	private List<Coordinates> places;

	private JsonNode python;

	@BeforeAll
	void readBothServices() throws IOException {
		this.places = corners().map(this::placeNear).toList();
		this.python = RealMlService.python(PROGRAM,
				this.places.stream().map((place) -> List.of(place.lat(), place.lng())).toList());
		assertThat(this.places).hasSizeGreaterThan(1000);
		assertThat(this.python).hasSameSizeAs(this.places);
	}

	@Test
	void bothUseTheSameServedArea() throws IOException {
		ServedArea area = new ServedArea();
		List<Coordinates> served = new ArrayList<>();
		for (int index = 0; index < this.places.size(); index++) {
			Coordinates place = this.places.get(index);
			JsonNode theirs = this.python.get(index);
			if (theirs.get("metersToLine").asDouble() > TOLERANCE_METERS) {
				assertThat(area.contains(place)).as(place.toString()).isEqualTo(theirs.get("served").asBoolean());
			}
			if (area.contains(place)) {
				served.add(place);
			}
		}
		assertThat(served).hasSizeBetween(this.places.size() / 10, this.places.size() * 9 / 10);
	}

	@Test
	void bothUseTheSameCells() throws IOException {
		CellGrid grid = new CellGrid();
		assertThat(this.places.stream().map(grid::cellOf))
			.containsExactlyElementsOf(this.python.findValuesAsString("cell"));
	}

	private Coordinates placeNear(JsonNode corner) {
		double bearing = this.random.nextDouble(2 * Math.PI);
		double meters = this.random.nextDouble(400);
		double lat = corner.get(1).asDouble() + meters * Math.cos(bearing) / METERS_PER_DEGREE;
		double degree = METERS_PER_DEGREE * Math.cos(Math.toRadians(lat));
		return new Coordinates(lat, corner.get(0).asDouble() + meters * Math.sin(bearing) / degree);
	}

	private Stream<JsonNode> corners() throws IOException {
		try (InputStream input = new ClassPathResource("city/nyc-boroughs.geojson").getInputStream()) {
			return this.json.readTree(input)
				.get("features")
				.valueStream()
				.flatMap((borough) -> borough.at("/geometry/coordinates").valueStream())
				.flatMap(JsonNode::valueStream)
				.flatMap(JsonNode::valueStream);
		}
	}

}
