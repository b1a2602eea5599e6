package dev.tandem.gateway.ridehailing.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.ride.Ride;

/**
 * The drivers who seem to be free according to this replica's memory. Used only to skip
 * searches that would find no driver.
 *
 * @param byCell the drivers in each cell
 */
record FreeDrivers(Map<String, List<UUID>> byCell) {

	static FreeDrivers of(Collection<DriverPosition> positions, List<Ride> live) {
		Set<UUID> bound = live.stream().map(Ride::driverId).filter(Objects::nonNull).collect(Collectors.toSet());
		return new FreeDrivers(positions.stream()
			.filter((position) -> !bound.contains(position.driverId()))
			.collect(Collectors.groupingBy(DriverPosition::cell,
					Collectors.mapping(DriverPosition::driverId, Collectors.toList()))));
	}

	int count() {
		return this.byCell.values().stream().mapToInt(List::size).sum();
	}

	/** Checks for a driver, other than the refused ones, in one of the cells. */
	boolean anyIn(Collection<String> cells, Collection<UUID> refused) {
		return cells.stream()
			.flatMap((cell) -> this.byCell.getOrDefault(cell, List.of()).stream())
			.anyMatch((driver) -> !refused.contains(driver));
	}

}
