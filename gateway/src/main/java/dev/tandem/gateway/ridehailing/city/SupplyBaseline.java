package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The usual supply of each cell by hour of the week, used while few drivers are
 * connected. Thread-safe.
 */
@Component
public final class SupplyBaseline {

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	private final Content content;

	SupplyBaseline(JsonMapper json) throws IOException {
		try (var input = new ClassPathResource("city/supply-baseline.json").getInputStream()) {
			this.content = json.readValue(input, Content.class);
		}
	}

	/**
	 * Returns the usual supply of a cell, a mean count, at the moment's hour of the week
	 * in New York; zero for a cell outside the city.
	 */
	public double driversIn(String cell, Instant moment) {
		ZonedDateTime local = moment.atZone(NEW_YORK);
		int hourOfWeek = (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
		return this.content.driversByHourOfWeek().get(hourOfWeek) * this.content.shareByCell().getOrDefault(cell, 0.0);
	}

	/** Returns the H3 index of every cell of the city. */
	public Set<String> cells() {
		return this.content.shareByCell().keySet();
	}

	private record Content(String source, int resolution, List<Double> driversByHourOfWeek,
			Map<String, Double> shareByCell) {
	}

}
