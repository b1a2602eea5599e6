package dev.tandem.gateway.pulse;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.gateway.fleet.DriverPosition;
import dev.tandem.gateway.fleet.Fleet;
import dev.tandem.gateway.pulse.PulseStore.Beginning;
import dev.tandem.mlservice.CellMarket;
import dev.tandem.mlservice.CellSurge;
import dev.tandem.mlservice.CitySurge;
import dev.tandem.mlservice.MarketState;
import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Makes a pulse: demand and supply of every cell, and what the model makes of them in one
 * call. Without the model there is no surge.
 */
@Component
class PulseMaker {

	private static final Log logger = LogFactory.getLog(PulseMaker.class);

	private static final int MOST_DEMAND = 100_000;

	private final PulseStore store;

	private final Fleet fleet;

	private final LiveSupply supply;

	private final MlServiceClient mlService;

	private final Clock clock;

	private volatile boolean asked = true;

	PulseMaker(PulseStore store, Fleet fleet, LiveSupply supply, MlServiceClient mlService, Clock clock) {
		this.store = store;
		this.fleet = fleet;
		this.supply = supply;
		this.mlService = mlService;
		this.clock = clock;
	}

	/**
	 * Makes the next pulse and tells all replicas.
	 * @return completes when it is told
	 */
	Mono<Void> beat() {
		return this.store.beginning().flatMap(this::make).flatMap(this.store::write).then();
	}

	private Mono<CityPulse> make(Beginning known) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Collection<DriverPosition> online = this.fleet.positions();
		List<DriverPosition> free = online.stream()
			.filter((driver) -> !known.busyDrivers().contains(driver.driverId()))
			.toList();
		List<CellMarket> markets = this.supply.of(free, online.size(), now)
			.entrySet()
			.stream()
			.map((cell) -> new CellMarket(cell.getKey(), market(known, cell.getKey(), cell.getValue())))
			.toList();
		CityRates rates = known.rates().with(online.size(), free.size());
		return this.mlService.citySurge(markets, now)
			.map((surge) -> priced(surge, markets, now, rates))
			.doOnNext((pulse) -> this.asked = true)
			.onErrorResume(MlServiceException.class, (error) -> Mono.just(unpriced(error, markets, now, rates)));
	}

	private static MarketState market(Beginning known, String cell, double supply) {
		return new MarketState(Math.min(MOST_DEMAND, known.demand().getOrDefault(cell, 0)), supply);
	}

	private static CityPulse priced(CitySurge surge, List<CellMarket> markets, Instant now, CityRates rates) {
		Map<String, CellPulse> cells = HashMap.newHashMap(markets.size());
		for (int i = 0; i < markets.size(); i++) {
			CellSurge cell = surge.cells().get(i);
			cells.put(cell.cell(), pulse(markets.get(i).market(), cell.surge()));
		}
		return new CityPulse(0, now, surge.modelVersion(), cells, rates);
	}

	private CityPulse unpriced(MlServiceException error, List<CellMarket> markets, Instant now, CityRates rates) {
		if (this.asked) {
			this.asked = false;
			logger.warn("The city has no surge while the model cannot be asked: " + error.getMessage());
		}
		Map<String, CellPulse> cells = HashMap.newHashMap(markets.size());
		markets.forEach((market) -> cells.put(market.cell(), pulse(market.market(), 1)));
		return new CityPulse(0, now, null, cells, rates);
	}

	private static CellPulse pulse(MarketState market, double surge) {
		return new CellPulse(market.recentDemand(), market.availableSupply(), surge);
	}

}
