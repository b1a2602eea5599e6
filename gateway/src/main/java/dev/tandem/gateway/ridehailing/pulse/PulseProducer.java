package dev.tandem.gateway.ridehailing.pulse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.gateway.platform.lifecycle.FaultLog;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CellPulse;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CityRates;
import dev.tandem.gateway.ridehailing.pulse.PulseRepository.PulseInputs;
import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.ridehailing.CellMarket;
import dev.tandem.mlservice.ridehailing.CellSurge;
import dev.tandem.mlservice.ridehailing.CitySurge;
import dev.tandem.mlservice.ridehailing.MarketState;
import dev.tandem.mlservice.ridehailing.PricingClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Produces pulses: demand and supply of every cell, and the surge that the model computes
 * from them in one call. When a call fails, the last surge stays in use for a few
 * seconds; after that every surge is 1.
 */
@Component
class PulseProducer {

	private static final Logger logger = LoggerFactory.getLogger(PulseProducer.class);

	private static final int MAX_DEMAND = 100_000;

	private static final Duration MAX_SURGE_AGE = Duration.ofSeconds(5);

	private final PulseRepository repository;

	private final DriverPresence presence;

	private final SupplyEstimator supply;

	private final PricingClient mlService;

	private final Clock clock;

	private volatile Surge last = Surge.NONE;

	private final FaultLog model = new FaultLog(logger, "The city has no surge", "The city has surge again");

	PulseProducer(PulseRepository repository, DriverPresence presence, SupplyEstimator supply, PricingClient mlService,
			Clock clock) {
		this.repository = repository;
		this.presence = presence;
		this.supply = supply;
		this.mlService = mlService;
		this.clock = clock;
	}

	/** Produces and stores the next pulse, and notifies all replicas. */
	Mono<Void> produce() {
		return this.repository.readInputs().flatMap(this::compute).flatMap(this.repository::write);
	}

	private Mono<CityPulse> compute(PulseInputs known) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Collection<DriverPosition> online = this.presence.positions();
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
			.map((surge) -> new Surge(surge, now))
			.doOnNext(this::remember)
			.onErrorResume(MlServiceException.class, (error) -> Mono.just(lastKnown(error, now)))
			.map((surge) -> pulse(markets, surge, now, rates));
	}

	private void remember(Surge surge) {
		this.last = surge;
		this.model.succeeded();
	}

	private Surge lastKnown(MlServiceException error, Instant now) {
		Surge known = this.last;
		if (known.at().plus(MAX_SURGE_AGE).isAfter(now)) {
			return known;
		}
		this.model.failed(error.getMessage(), null);
		// no surge at all rather than an outdated one
		return Surge.NONE;
	}

	private static MarketState market(PulseInputs known, String cell, double supply) {
		return new MarketState(Math.min(MAX_DEMAND, known.demand().getOrDefault(cell, 0)), supply);
	}

	private static CityPulse pulse(List<CellMarket> markets, Surge surge, Instant now, CityRates rates) {
		Map<String, CellPulse> cells = HashMap.newHashMap(markets.size());
		for (CellMarket each : markets) {
			MarketState market = each.market();
			cells.put(each.cell(),
					new CellPulse(market.recentDemand(), market.availableSupply(), surge.of(each.cell())));
		}
		return new CityPulse(0, now, surge.modelVersion(), cells, rates);
	}

	/** A response of the model and when it arrived. */
	private record Surge(Map<String, Double> byCell, @Nullable String modelVersion, Instant at) {

		static final Surge NONE = new Surge(Map.of(), null, Instant.EPOCH);

		Surge(CitySurge surge, Instant at) {
			this(surge.cells().stream().collect(Collectors.toMap(CellSurge::cell, CellSurge::surge)),
					surge.modelVersion(), at);
		}

		double of(String cell) {
			return this.byCell.getOrDefault(cell, 1.0);
		}

	}

}
