package dev.tandem.gateway.ridehailing.dispatch;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideService.OfferOutcome;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Driver matching: searches a driver for one ride in growing disks of H3 cells, nearest
 * first. The database decides who is free; when a driver gets another offer first, the
 * next candidate is tried.
 */
@Component
class DriverSearch {

	/** Candidates of one disk: few of them get another offer between query and offer. */
	private static final int MAX_CANDIDATES = 8;

	private final FreeDriverRepository drivers;

	private final RideService rides;

	private final CellGrid grid;

	private final DispatchProperties properties;

	private final DispatchMetrics metrics;

	DriverSearch(FreeDriverRepository drivers, RideService rides, CellGrid grid, DispatchProperties properties,
			DispatchMetrics metrics) {
		this.drivers = drivers;
		this.rides = rides;
		this.grid = grid;
		this.properties = properties;
		this.metrics = metrics;
	}

	/**
	 * Offers a searching ride to the nearest free driver. Returns whether the search is
	 * over: a driver has the offer, or the ride has changed since it was read.
	 */
	Mono<Boolean> search(Ride ride) {
		return Flux.fromIterable(this.properties.rings())
			.concatMap((rings) -> searchWithin(ride, rings))
			.any((settled) -> settled);
	}

	/**
	 * Checks in memory whether one of the drivers who seem to be free is in the widest
	 * disk of a ride, to spare the database.
	 */
	boolean mayFindDriver(Ride ride, FreeDrivers drivers) {
		return !drivers.byCell().isEmpty()
				&& drivers.anyIn(this.grid.disk(ride.pickup().cell(), this.properties.widestRing()), ride.refusedBy());
	}

	private Mono<Boolean> searchWithin(Ride ride, int rings) {
		return this.drivers
			.findNearest(this.grid.disk(ride.pickup().cell(), rings), ride.refusedBy(), ride.pickup().coordinates(),
					MAX_CANDIDATES)
			.concatMap((driver) -> offerTo(ride, driver))
			.any((outcome) -> outcome != OfferOutcome.DRIVER_TAKEN);
	}

	private Mono<OfferOutcome> offerTo(Ride ride, UUID driver) {
		return this.rides.offer(ride, driver, this.properties.offerTimeout()).doOnNext(this.metrics::countAttempt);
	}

}
