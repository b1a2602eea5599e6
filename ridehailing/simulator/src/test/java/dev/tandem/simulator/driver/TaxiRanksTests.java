package dev.tandem.simulator.driver;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.city.TaxiRank;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TaxiRanksTests {

	private static final Place MIDTOWN = new Place(40.7580, -73.9855);

	private final TaxiRanks ranks = new TaxiRanks(() -> 1_000);

	@Test
	void nearRankIsTakenFirstUpToItsCapacity() {
		assertThat(this.ranks.join(TaxiRank.JFK_AIRPORT.place())).contains(TaxiRank.JFK_AIRPORT);
		Map<TaxiRank, Integer> joined = new EnumMap<>(TaxiRank.class);
		joined.put(TaxiRank.JFK_AIRPORT, 1);
		Optional<TaxiRank> next = this.ranks.join(MIDTOWN);
		while (next.isPresent()) {
			joined.merge(next.get(), 1, Integer::sum);
			next = this.ranks.join(MIDTOWN);
		}
		assertThat(joined).containsExactlyInAnyOrderEntriesOf(rooms());
	}

	@Test
	void freedSpaceIsTakenAgain() {
		assertThat(this.ranks.join(MIDTOWN)).contains(TaxiRank.GRAND_CENTRAL);
		assertThat(this.ranks.join(MIDTOWN)).isNotEqualTo(Optional.of(TaxiRank.GRAND_CENTRAL));
		this.ranks.leave(TaxiRank.GRAND_CENTRAL);
		assertThat(this.ranks.join(MIDTOWN)).contains(TaxiRank.GRAND_CENTRAL);
	}

	@Test
	void onlyAShareOfTheDriversWaitsAtRanks() {
		TaxiRanks few = new TaxiRanks(() -> 10);
		for (int driver = 0; driver < 4; driver++) {
			assertThat(few.join(MIDTOWN)).isPresent();
		}
		assertThat(few.join(MIDTOWN)).isEmpty();
	}

	private static Map<TaxiRank, Integer> rooms() {
		Map<TaxiRank, Integer> rooms = new EnumMap<>(TaxiRank.class);
		Arrays.stream(TaxiRank.values()).forEach((rank) -> rooms.put(rank, rank.cars()));
		return rooms;
	}

}
