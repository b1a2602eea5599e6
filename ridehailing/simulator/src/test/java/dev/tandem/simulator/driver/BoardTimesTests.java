package dev.tandem.simulator.driver;

import java.util.Map;
import java.util.UUID;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Statistics.Counter;
import dev.tandem.simulator.report.Statistics.Timer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BoardTimesTests {

	private static final Place HERE = new Place(40.75, -73.98);

	private static final Place THERE = new Place(40.76, -73.97);

	private final Statistics statistics = new Statistics();

	private final BoardTimes board = new BoardTimes(this.statistics);

	private final UUID driver = UUID.randomUUID();

	@Test
	void positionIsTimedOnceWhenTheBoardShowsIt() {
		this.board.sent(this.driver, HERE);
		this.board.shown(this.driver, THERE);
		this.board.shown(UUID.randomUUID(), HERE);
		assertThat(timed()).isZero();
		this.board.shown(this.driver, HERE);
		this.board.shown(this.driver, HERE);
		assertThat(timed()).isOne();
	}

	@Test
	void positionThatIsReplacedBeforeItWasShownIsNeverOnTheBoard() {
		this.board.sent(this.driver, HERE);
		this.board.sent(this.driver, THERE);
		this.board.shown(this.driver, HERE);
		this.board.shown(this.driver, THERE);
		this.board.sent(this.driver, HERE);
		assertThat(timed()).isOne();
		assertThat(this.statistics.counts(Counter.POSITIONS)).isEqualTo(Map.of("sent", 3L, "never on the board", 1L));
	}

	@Test
	void positionOfADriverWhoDidNotMoveDoesNotCount() {
		this.board.sent(this.driver, HERE);
		this.board.sent(this.driver, HERE);
		assertThat(this.statistics.counts(Counter.POSITIONS)).isEqualTo(Map.of("sent", 1L));
	}

	private long timed() {
		return this.statistics.times(Timer.BOARD).getTotalCount();
	}

}
