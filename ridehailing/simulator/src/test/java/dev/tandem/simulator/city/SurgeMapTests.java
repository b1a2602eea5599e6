package dev.tandem.simulator.city;

import java.util.Map;

import dev.tandem.ridehailing.client.Place;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SurgeMapTests {

	private static final Place HERE = new Place(40.7580, -73.9855);

	private static final String NEAR = Cells.of(new Place(40.7660, -73.9855));

	private static final String FAR = Cells.of(new Place(40.7830, -73.9855));

	private final SurgeMap map = new SurgeMap();

	@Test
	void nothingIsAttractiveBeforeTheFirstUpdate() {
		assertThat(this.map.mostAttractive(HERE, 4)).isEmpty();
	}

	@Test
	void nearSurgeIsMoreAttractiveThanTheSameFarAway() {
		this.map.update(Map.of(NEAR, 2.0, FAR, 2.0));
		assertThat(this.map.mostAttractive(HERE, 4)).contains(Cells.centre(NEAR));
	}

	@Test
	void muchHigherSurgeIsWorthALongerDrive() {
		this.map.update(Map.of(NEAR, 1.3, FAR, 3.0));
		assertThat(this.map.mostAttractive(HERE, 4)).contains(Cells.centre(FAR));
		assertThat(this.map.mostAttractive(HERE, 1)).contains(Cells.centre(NEAR));
	}

	@Test
	void endedSurgeIsNotAttractive() {
		this.map.update(Map.of(NEAR, 2.0, FAR, 2.0));
		this.map.update(Map.of(NEAR, 1.0));
		assertThat(this.map.mostAttractive(HERE, 4)).contains(Cells.centre(FAR));
		this.map.clear();
		assertThat(this.map.mostAttractive(HERE, 4)).isEmpty();
	}

}
