package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.ride.RideService.OfferOutcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tries what drivers, riders and dispatchers may do to rides, through one replica, and
 * records the results that it gets.
 */
final class RideActor {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static final Duration LONG_VALIDITY = Duration.ofMinutes(5);

	private static final Duration SHORT_VALIDITY = Duration.ofMillis(1);

	private static final Set<RideState> IDEMPOTENT = EnumSet.of(RideState.ARRIVED, RideState.PICKED_UP,
			RideState.COMPLETED);

	private final RideService replica;

	private final List<UUID> rides;

	private final List<UUID> drivers;

	private final List<String> ownChanges = new ArrayList<>();

	private final Set<String> confirmed = new HashSet<>();

	/** The last known version of each ride, which may be outdated. */
	private final List<Ride> seen;

	RideActor(RideService replica, List<UUID> rides, List<UUID> drivers) {
		this.replica = replica;
		this.rides = rides;
		this.drivers = drivers;
		this.seen = new ArrayList<>(rides.stream().map(this::find).toList());
	}

	/**
	 * Returns the changes that only this actor made, by the results it got.
	 * @return each as {@link #describe(RideEvent)} has it
	 */
	List<String> ownChanges() {
		return this.ownChanges;
	}

	/**
	 * Returns the states that were confirmed, no matter which actor caused them.
	 * @return each as {@link #describe(RideEvent)} has it
	 */
	Set<String> confirmed() {
		return this.confirmed;
	}

	/**
	 * Checks for an event of an idempotent action, which several actors may have
	 * confirmed.
	 * @param event the event
	 * @return whether its action is idempotent
	 */
	static boolean isIdempotent(RideEvent event) {
		return IDEMPOTENT.contains(event.state()) || event.reason() == RideReason.RIDER_CANCELLED;
	}

	/**
	 * Describes what an event did.
	 * @param event the event
	 * @return its ride, state and reason
	 */
	static String describe(RideEvent event) {
		return describe(event.rideId(), event.state(), event.reason());
	}

	private static String describe(UUID ride, RideState state, @Nullable RideReason reason) {
		return ride + " " + state.text() + " " + reason;
	}

	/**
	 * Tries an action; a rejection is a valid result.
	 * @param step what
	 */
	void act(Step step) {
		Ride before = this.seen.get(step.ride());
		UUID driver = this.drivers.get(step.driver());
		try {
			switch (step.action()) {
				case LOOK -> this.seen.set(step.ride(), find(before.id()));
				case OFFER -> offer(before, driver, LONG_VALIDITY);
				case OFFER_BRIEFLY -> offer(before, driver, SHORT_VALIDITY);
				case ACCEPT -> offerTo(driver).ifPresent((ride) -> accept(ride, driver));
				case DECLINE -> offerTo(driver).ifPresent((ride) -> decline(ride, driver));
				case TIME_OUT -> timeOut(before);
				case WITHDRAW -> done(this.replica.changeAsRead(before, RideCommand.WITHDRAW), before,
						RideState.REQUESTED, RideReason.DRIVER_LOST);
				case LOSE_DRIVER -> loseDriver(before);
				case PROGRESS -> progress(driver);
				case CANCEL -> cancel(before.id());
				case GIVE_UP -> done(this.replica.changeAsRead(before, RideCommand.END_SEARCH), before,
						RideState.UNFULFILLED, RideReason.NO_DRIVER);
			}
		}
		catch (ProblemException ex) {
			// another actor was faster
		}
		this.seen.set(step.ride(), find(before.id()));
	}

	private void offer(Ride ride, UUID driver, Duration validity) {
		if (get(this.replica.offer(ride, driver, validity)) == OfferOutcome.OFFERED) {
			this.ownChanges.add(describe(ride.id(), RideState.OFFERED, null));
		}
	}

	private Optional<Ride> offerTo(UUID driver) {
		return get(this.replica.findByDriver(driver).singleOptional()).filter((ride) -> ride.offer() != null);
	}

	private void accept(Ride ride, UUID driver) {
		get(this.replica.accept(driver, ride.offer().id()));
		this.ownChanges.add(describe(ride.id(), RideState.ACCEPTED, null));
	}

	private void decline(Ride ride, UUID driver) {
		get(this.replica.decline(driver, ride.offer().id()));
		this.ownChanges.add(describe(ride.id(), RideState.REQUESTED, RideReason.DECLINED));
	}

	private void timeOut(Ride ride) {
		done(this.replica.changeAsRead(ride, RideCommand.TIME_OUT), ride, RideState.REQUESTED, RideReason.TIMED_OUT);
	}

	private void loseDriver(Ride ride) {
		done(this.replica.changeAsRead(ride, RideCommand.LOSE_DRIVER), ride,
				(ride.state() == RideState.PICKED_UP) ? RideState.CANCELLED : RideState.REQUESTED,
				RideReason.DRIVER_LOST);
	}

	private void progress(UUID driver) {
		Optional<Ride> ride = get(this.replica.findByDriver(driver).singleOptional())
			.filter((one) -> one.state().hasDriver());
		if (ride.isPresent()) {
			RideState next = RideState.values()[ride.get().state().ordinal() + 1];
			Ride after = get(this.replica.progress(driver, ride.get().id(), next));
			this.confirmed.add(describe(after.id(), next, null));
		}
	}

	private void cancel(UUID ride) {
		Ride after = get(this.replica.cancel(ride));
		if (after.reason() == RideReason.RIDER_CANCELLED) {
			this.confirmed.add(describe(ride, RideState.CANCELLED, RideReason.RIDER_CANCELLED));
		}
	}

	private void done(Mono<Ride> attempt, Ride ride, RideState state, RideReason reason) {
		if (get(attempt.hasElement())) {
			this.ownChanges.add(describe(ride.id(), state, reason));
		}
	}

	private Ride find(UUID ride) {
		return get(this.replica.find(ride));
	}

	private static <T> T get(Mono<T> mono) {
		return mono.blockOptional(BOUND).orElseThrow();
	}

	/** The possible actions. */
	enum Action {

		LOOK, OFFER, OFFER_BRIEFLY, ACCEPT, DECLINE, TIME_OUT, WITHDRAW, LOSE_DRIVER, PROGRESS, CANCEL, GIVE_UP

	}

	/**
	 * An action to try.
	 *
	 * @param action what
	 * @param ride to which ride
	 * @param driver by or to which driver
	 */
	record Step(Action action, int ride, int driver) {
	}

}
