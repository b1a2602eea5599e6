package dev.tandem.gateway.ridehailing.ride;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Walks every state and every command: each pair has a transition, changes nothing, or is
 * refused.
 */
class RideTransitionTests {

	/** A dot is a refusal, {@code =} a command that changes nothing. */
	private static final String TABLE = """
			state       OFFER   ACCEPT   DECLINE   TIME_OUT  WITHDRAW    ARRIVE  PICK_UP   COMPLETE  LOSE_DRIVER CANCEL END_SEARCH
			REQUESTED   offered .        .         .         .           .       .         .         .           rider  no_driver
			OFFERED     .       accepted declined  timed_out driver_lost .       .         .         .           rider  .
			ACCEPTED    .       .        .         .         .           arrived .         .         driver_lost rider  .
			ARRIVED     .       .        .         .         .           =       picked_up .         driver_lost rider  .
			PICKED_UP   .       .        .         .         .           .       =         completed cancelled   .      .
			COMPLETED   .       .        .         .         .           .       .         =         .           .      .
			CANCELLED   .       .        .         .         .           .       .         .         .           =      .
			UNFULFILLED .       .        .         .         .           .       .         .         .           .      .
			""";

	@ParameterizedTest
	@MethodSource("pairs")
	void everyCommandInEveryState(RideState state, RideCommand command, String expected) {
		Optional<RideTransition> transition = RideTransition.decide(state, command);
		switch (expected) {
			case "." -> assertThat(transition).isEmpty();
			case "=" ->
				assertThat(transition).get().returns(state, RideTransition::to).matches((row) -> !row.isChange());
			case "rider" -> assertChange(transition, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
			case "cancelled" -> assertChange(transition, RideState.CANCELLED, RideReason.DRIVER_LOST);
			case "no_driver" -> assertChange(transition, RideState.UNFULFILLED, RideReason.NO_DRIVER);
			case "declined", "timed_out", "driver_lost" ->
				assertChange(transition, RideState.REQUESTED, RideReason.of(expected));
			default -> assertChange(transition, RideState.of(expected), null);
		}
	}

	private static void assertChange(Optional<RideTransition> transition, RideState to, RideReason reason) {
		assertThat(transition).get()
			.returns(to, RideTransition::to)
			.returns(reason, RideTransition::reason)
			.matches(RideTransition::isChange);
	}

	static Stream<Arguments> pairs() {
		List<String[]> rows = TABLE.lines().map((line) -> line.split(" +")).toList();
		assertThat(rows).hasSize(RideState.values().length + 1);
		assertThat(rows).allSatisfy((row) -> assertThat(row).hasSize(RideCommand.values().length + 1));
		return rows.stream()
			.skip(1)
			.flatMap((row) -> Arrays.stream(RideCommand.values())
				.map((command) -> arguments(RideState.valueOf(row[0]), command,
						row[Arrays.asList(rows.getFirst()).indexOf(command.name())])));
	}

}
