package dev.tandem.simulator.driver;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.Rank;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RanksTests {

	private static final Place MIDTOWN = new Place(40.7580, -73.9855);

	private final Ranks ranks = new Ranks(() -> 1_000);

	@Test
	void nearRankIsTakenFirstAndNoneBeyondItsRoom() {
		assertThat(this.ranks.join(Rank.JFK_AIRPORT.place())).contains(Rank.JFK_AIRPORT);
		Map<Rank, Integer> joined = new EnumMap<>(Rank.class);
		joined.put(Rank.JFK_AIRPORT, 1);
		Optional<Rank> next = this.ranks.join(MIDTOWN);
		while (next.isPresent()) {
			joined.merge(next.get(), 1, Integer::sum);
			next = this.ranks.join(MIDTOWN);
		}
		assertThat(joined).containsExactlyInAnyOrderEntriesOf(rooms());
	}

	@Test
	void placeThatIsGivenUpIsTakenAgain() {
		assertThat(this.ranks.join(MIDTOWN)).contains(Rank.GRAND_CENTRAL);
		assertThat(this.ranks.join(MIDTOWN)).isNotEqualTo(Optional.of(Rank.GRAND_CENTRAL));
		this.ranks.leave(Rank.GRAND_CENTRAL);
		assertThat(this.ranks.join(MIDTOWN)).contains(Rank.GRAND_CENTRAL);
	}

	@Test
	void onlyAPartOfTheDriversWaitsAtRanks() {
		Ranks few = new Ranks(() -> 10);
		for (int driver = 0; driver < 4; driver++) {
			assertThat(few.join(MIDTOWN)).isPresent();
		}
		assertThat(few.join(MIDTOWN)).isEmpty();
	}

	private static Map<Rank, Integer> rooms() {
		Map<Rank, Integer> rooms = new EnumMap<>(Rank.class);
		Arrays.stream(Rank.values()).forEach((rank) -> rooms.put(rank, rank.cars()));
		return rooms;
	}

}
