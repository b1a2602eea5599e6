package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.driver.DriverCommand.Accept;
import dev.tandem.gateway.ridehailing.driver.DriverCommand.Decline;
import dev.tandem.gateway.ridehailing.driver.DriverCommand.Progress;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import reactor.core.publisher.Mono;

/**
 * Executes a driver's commands that change a ride, and notifies the driver of the result.
 * Not thread-safe: one command at a time, from the session's task queue only.
 */
final class CommandExecutor {

	private final UUID driverId;

	private final RideService rides;

	private final RideNotifier notifier;

	CommandExecutor(UUID driverId, RideService rides, RideNotifier notifier) {
		this.driverId = driverId;
		this.rides = rides;
		this.notifier = notifier;
	}

	/**
	 * Executes a command in the database.
	 * @param command the command
	 * @return the notification to send, to be run on the event loop; empty when the
	 * command changes no ride; a {@code ProblemException} when the ride or the offer does
	 * not allow the change
	 */
	Mono<Runnable> execute(DriverCommand command) {
		return switch (command) {
			case Accept accept -> acknowledge(this.rides.accept(this.driverId, accept.offerId()));
			case Decline decline -> this.rides.decline(this.driverId, decline.offerId())
				.map((ride) -> () -> this.notifier.notifyRevoked(decline.offerId(), RideReason.DECLINED));
			case Progress progress ->
				acknowledge(this.rides.progress(this.driverId, progress.rideId(), progress.state()));
			case DriverCommand.Position position -> Mono.empty();
			case DriverCommand.Pong pong -> Mono.empty();
		};
	}

	private Mono<Runnable> acknowledge(Mono<Ride> change) {
		return change.map((ride) -> () -> this.notifier.notifyRide(ride));
	}

}
