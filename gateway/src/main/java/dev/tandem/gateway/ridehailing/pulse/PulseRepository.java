package dev.tandem.gateway.ridehailing.pulse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CellPulse;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CityRates;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CityRates.Quantiles;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The latest pulse and the inputs of the next one.
 */
@Repository
class PulseRepository {

	/** The notification channel of new pulses; the payload is the pulse's number. */
	static final String CHANNEL = "tandem_pulse";

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Duration demandWindow;

	PulseRepository(DatabaseBridge database, JdbcClient jdbc, JsonMapper json, PulseProperties properties) {
		this.database = database;
		this.jdbc = jdbc;
		this.json = json;
		this.demandWindow = properties.demandWindow();
	}

	Mono<PulseInputs> readInputs() {
		return this.database.call(() -> new PulseInputs(demand(), busyDrivers(), rates()));
	}

	private Map<String, Integer> demand() {
		Map<String, Integer> counts = new HashMap<>();
		this.jdbc.sql("""
				select pickup_cell, count(*) from recent_demand
				where created_at > now() - :window * interval '1 millisecond' group by pickup_cell
				""").param("window", this.demandWindow.toMillis()).query((row) -> {
			counts.put(row.getString(1), row.getInt(2));
		});
		return counts;
	}

	private Set<UUID> busyDrivers() {
		return this.jdbc.sql("select driver_id from busy_drivers")
			.query((row, index) -> row.getObject("driver_id", UUID.class))
			.set();
	}

	/** Reads the ride rates; driver counts are zero, since they are not in the table. */
	private CityRates rates() {
		return this.jdbc.sql("""
				with late as (
				  select e.*, extract(epoch from e.at - e.requested_at) * 1000 as ms
				  from recent_ride_events e where e.at > now() - interval '5 minutes'
				)
				select count(*) filter (where state = 'completed' and at > now() - interval '1 minute') as completed,
				  count(*) filter (where number = 1 and at > now() - interval '1 minute') as requested,
				  count(*) filter (where state = 'offered') as offered,
				  count(*) filter (where state = 'accepted') as accepted,
				  percentile_cont(0.5) within group (order by ms) filter (where state = 'accepted') as p50,
				  percentile_cont(0.99) within group (order by ms) filter (where state = 'accepted') as p99,
				  (select count(*) from active_rides) as active
				from late
				""").query((row, index) -> rates(row)).single();
	}

	private static CityRates rates(ResultSet row) throws SQLException {
		int offered = row.getInt("offered");
		int accepted = row.getInt("accepted");
		Quantiles match = (accepted == 0) ? null
				: new Quantiles(Math.round(row.getDouble("p50")), Math.round(row.getDouble("p99")));
		Double rate = (offered == 0) ? null : Math.min(1, accepted / (double) offered);
		return new CityRates(row.getInt("completed"), row.getInt("requested"), match, rate, 0, 0, row.getInt("active"));
	}

	/** Replaces the stored pulse, assigns its number, and notifies all replicas. */
	Mono<Void> write(CityPulse pulse) {
		List<Map.Entry<String, CellPulse>> cells = List.copyOf(pulse.cells().entrySet());
		return this.database
			.call(() -> this.jdbc.sql("""
					with written as (
					  insert into city_pulse (number, at, model_version, cells, demand, supply, surge, rates)
					  values (1, :at, :model, :cells, :demand, :supply, :surge, :rates::jsonb)
					  on conflict (only_row) do update set number = city_pulse.number + 1, at = excluded.at,
					    model_version = excluded.model_version, cells = excluded.cells, demand = excluded.demand,
					    supply = excluded.supply, surge = excluded.surge, rates = excluded.rates
					  returning number
					)
					select number, pg_notify('tandem_pulse', number::text) from written
					""")
				.param("at", pulse.at().atOffset(ZoneOffset.UTC))
				.param("model", pulse.modelVersion())
				.param("cells", cells.stream().map(Map.Entry::getKey).toArray(String[]::new))
				.param("demand", cells.stream().map((cell) -> cell.getValue().demand()).toArray(Integer[]::new))
				.param("supply", cells.stream().map((cell) -> cell.getValue().supply()).toArray(Double[]::new))
				.param("surge", cells.stream().map((cell) -> cell.getValue().surge()).toArray(Double[]::new))
				.param("rates", this.json.writeValueAsString(pulse.rates()))
				.query((row, index) -> row.getLong("number"))
				.single())
			.then();
	}

	/**
	 * Reads the stored pulse; empty when it has the number of the last one read. 0 is no
	 * number.
	 */
	Mono<CityPulse> findOther(long known) {
		return this.database.find(() -> this.jdbc.sql("select * from city_pulse where number <> :known")
			.param("known", known)
			.query(this::pulse)
			.optional());
	}

	private CityPulse pulse(ResultSet row, int index) throws SQLException {
		String[] names = (String[]) row.getArray("cells").getArray();
		Integer[] demand = (Integer[]) row.getArray("demand").getArray();
		Double[] supply = (Double[]) row.getArray("supply").getArray();
		Double[] surge = (Double[]) row.getArray("surge").getArray();
		Map<String, CellPulse> cells = HashMap.newHashMap(names.length);
		for (int i = 0; i < names.length; i++) {
			cells.put(names[i], new CellPulse(demand[i], supply[i], surge[i]));
		}
		@Nullable String model = row.getString("model_version");
		return new CityPulse(row.getLong("number"), row.getObject("at", OffsetDateTime.class).toInstant(), model,
				Map.copyOf(cells), this.json.readValue(row.getString("rates"), CityRates.class));
	}

	/** The inputs of a pulse from the database; demand by the cell of the pickup. */
	record PulseInputs(Map<String, Integer> demand, Set<UUID> busyDrivers, CityRates rates) {
	}

}
