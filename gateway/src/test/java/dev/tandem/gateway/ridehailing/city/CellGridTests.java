package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CellGridTests {

	private final CellGrid grid = new CellGrid();

	private final String cell = this.grid.cellOf(new Coordinates(40.758, -73.9855));

	CellGridTests() throws IOException {
	}

	@Test
	void diskGrowsByRingsFromTheInsideOutward() {
		assertThat(this.grid.disk(this.cell, 0)).containsExactly(this.cell);
		List<String> disk = this.grid.disk(this.cell, 2);
		assertThat(disk).hasSize(19).doesNotHaveDuplicates().startsWith(this.cell);
		assertThat(disk.subList(0, 7)).containsExactlyInAnyOrderElementsOf(this.grid.disk(this.cell, 1));
	}

	@Test
	void neighboursAreTheSixAround() {
		assertThat(neighbours(this.cell)).hasSize(6).doesNotContain(this.cell);
		assertThat(neighbours(this.cell)).allSatisfy((other) -> assertThat(neighbours(other)).contains(this.cell));
	}

	private List<String> neighbours(String center) {
		return this.grid.disk(center, 1).stream().filter((other) -> !other.equals(center)).toList();
	}

}
