package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.city.Money;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.Ride.RideTimes;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

class OverdueWorkTests {

	private static final Place PLACE = new Place(40.758, -73.9855, "cell");

	private final Set<UUID> replicas = Set.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

	private final List<Ride> rides = Stream.generate(() -> ride(UUID.randomUUID(), 1)).limit(3000).toList();

	@Test
	void everyRideHasOneOwnerAndSharesAreSimilar() {
		List<List<Ride>> ownership = this.replicas.stream().map((id) -> turns(id).due(this.rides)).toList();
		assertThat(ownership).allSatisfy((share) -> assertThat(share).hasSizeBetween(800, 1200));
		assertThat(ownership.stream().flatMap(Collection::stream)).containsExactlyInAnyOrderElementsOf(this.rides);
	}

	@Test
	void unhandledRideIsOverdueForAllReplicasOneRoundLater() {
		OverdueWork turns = turns(this.replicas.iterator().next());
		turns.due(this.rides);
		assertThat(turns.due(this.rides)).isEqualTo(this.rides);
	}

	@Test
	void changedRideBelongsToItsOwnerAgain() {
		OverdueWork turns = turns(this.replicas.iterator().next());
		List<Ride> first = turns.due(this.rides);
		List<Ride> changed = this.rides.stream().map((ride) -> ride(ride.id(), 2)).toList();
		assertThat(turns.due(changed)).extracting(Ride::id)
			.containsExactlyElementsOf(first.stream().map(Ride::id).toList());
	}

	private OverdueWork turns(UUID replica) {
		DriverPresence fleet = Mockito.mock();
		Mockito.when(fleet.replicaId()).thenReturn(replica);
		Mockito.when(fleet.liveReplicas()).thenReturn(this.replicas);
		return new OverdueWork(new RideOwnership(fleet));
	}

	private static Ride ride(UUID id, int version) {
		return new Ride(id, UUID.randomUUID(), version, RideState.REQUESTED, null, null, null, List.of(), PLACE, PLACE,
				new Money(1000, "USD"), new RideTimes(Instant.EPOCH, null, null, null, null, null, null, null));
	}

}
