package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import dev.tandem.gateway.platform.problem.ProblemBody;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.driver.DriverCommand.Accept;
import dev.tandem.gateway.ridehailing.driver.DriverCommand.Decline;
import dev.tandem.gateway.ridehailing.driver.DriverCommand.Pong;
import dev.tandem.gateway.ridehailing.driver.DriverCommand.Position;
import dev.tandem.gateway.ridehailing.driver.DriverCommand.Progress;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import io.netty.channel.Channel;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is said with one driver over one socket. Opening, commands and ride events take
 * their turn one after another, so that what he hears is in order. Unless it says
 * otherwise a method is for the socket's event loop.
 */
final class DriverSession {

	private static final Log logger = LogFactory.getLog(DriverSession.class);

	/** So many commands may wait for the database. */
	static final int MAX_PENDING_COMMANDS = 16;

	private static final Runnable NOTHING = () -> {
	};

	private final UUID driverId;

	private final UUID connectionId;

	private final Channel channel;

	private final SessionDependencies dependencies;

	private final DriverChannel socket;

	private final SerialTaskQueue tasks;

	private final RideNotifier notifier;

	private volatile @Nullable DriverSession older;

	private volatile long pingedAt = System.nanoTime();

	private volatile boolean stale;

	private boolean welcomed;

	DriverSession(UUID driverId, UUID connectionId, Channel channel, SessionDependencies dependencies) {
		this.driverId = driverId;
		this.connectionId = connectionId;
		this.channel = channel;
		this.dependencies = dependencies;
		this.tasks = new SerialTaskQueue(channel.eventLoop());
		this.socket = new DriverChannel(channel, this, dependencies.codec(), dependencies.metrics(),
				dependencies.properties());
		this.notifier = new RideNotifier(driverId, dependencies.rides(), this.socket::send);
	}

	UUID driverId() {
		return this.driverId;
	}

	UUID connectionId() {
		return this.connectionId;
	}

	DriverChannel socket() {
		return this.socket;
	}

	/** Whoever is found by it now hears all that changes after it has read. */
	void open() {
		this.dependencies.sessions().add(this);
		this.tasks.add(this::connectAndWelcome);
	}

	/** Ends it. For any thread. */
	void close(CloseCode code) {
		onLoop(() -> this.socket.close(code));
	}

	/** A ride of his has changed. For any thread. */
	void onRideEvent(RideEvent event) {
		onLoop(() -> {
			if (this.tasks.size() < this.dependencies.properties().outboundQueue()) {
				this.tasks.add(() -> orMarkStale(this.notifier.onEvent(event)));
			}
			else {
				this.stale = true;
			}
		});
	}

	/**
	 * Looks after the session, many times a second. For any thread.
	 * @param now of {@link System#nanoTime()}
	 */
	void checkLiveness(long now) {
		if (now - this.socket.lastReceivedAt() > this.dependencies.properties().silenceLimit().toNanos()) {
			close(CloseCode.IDLE);
		}
		else if (now - this.pingedAt >= this.dependencies.properties().pingInterval().toNanos()) {
			this.pingedAt = now;
			onLoop(this::ping);
		}
		if (this.stale) {
			this.stale = false;
			onLoop(() -> this.tasks.add(() -> orMarkStale(this.notifier.refresh())));
		}
	}

	/** The driver has said something. */
	void onCommand(DriverCommand command) {
		if (command instanceof Position position && this.welcomed) {
			move(position);
		}
		else if (!(command instanceof Pong)) {
			requireQueueCapacity();
			this.tasks.add(() -> execute(command));
		}
	}

	/**
	 * A message is not followed. The driver is told, but not before he is welcomed.
	 * @param problem why
	 */
	void sendError(ProblemException problem) {
		ServerMessage error = new ServerMessage.Error(ProblemBody.of(problem));
		if (this.welcomed) {
			this.socket.send(error);
		}
		else {
			this.tasks.add(() -> Mono.just(() -> this.socket.send(error)));
		}
	}

	/** The socket will say no more. What has been commanded is still done. */
	void onClosing() {
		this.dependencies.sessions().remove(this);
		if (this.welcomed) {
			disconnect().subscribe();
		}
		else {
			this.tasks.add(() -> disconnect().thenReturn(NOTHING));
		}
	}

	private void ping() {
		if (this.welcomed) {
			this.socket.send(new ServerMessage.Ping());
		}
	}

	private Mono<Void> disconnect() {
		return this.dependencies.fleet()
			.disconnect(this.driverId, this.connectionId)
			.doOnError((error) -> logger.debug("A driver's leaving could not be told", error))
			.onErrorComplete();
	}

	private void requireQueueCapacity() {
		if (this.tasks.size() >= MAX_PENDING_COMMANDS) {
			throw new ProblemException(DriverProblem.TOO_MANY_MESSAGES, "Too many commands wait for their turn");
		}
	}

	/**
	 * What happens after he is read must be heard: until the feed has begun it would not.
	 */
	private Mono<Runnable> connectAndWelcome() {
		return this.dependencies.feed()
			.head()
			.then(Mono.defer(() -> this.dependencies.fleet().connect(this.driverId, this.connectionId)))
			.then(Mono.defer(() -> this.dependencies.rides().findByDriver(this.driverId)))
			.<Runnable>map((ride) -> () -> welcome(ride.orElse(null)))
			.onErrorResume((error) -> Mono.just(() -> this.socket.close(closeCodeFor(error))));
	}

	private void welcome(@Nullable Ride binding) {
		this.welcomed = true;
		Ride ride = (binding != null && binding.state().hasDriver()) ? binding : null;
		this.socket.send(ServerMessage.Welcome.to(this.driverId, ride, this.dependencies.properties()));
		if (ride != null) {
			this.notifier.recordRide(ride);
		}
		else if (binding != null) {
			this.notifier.notifyIfNew(binding);
		}
		this.socket.startReading();
	}

	private static CloseCode closeCodeFor(Throwable error) {
		if (error instanceof DatabaseUnavailableException) {
			return CloseCode.TRY_AGAIN_LATER;
		}
		logger.error("A driver could not be welcomed", error);
		return CloseCode.INTERNAL;
	}

	private void move(Position position) {
		this.dependencies.fleet().updatePosition(this.driverId, this.connectionId, position.place());
	}

	private Mono<Runnable> execute(DriverCommand command) {
		Mono<Runnable> outcome = switch (command) {
			case Position position -> Mono.just(() -> move(position));
			case Accept accept -> acknowledge(this.dependencies.rides().accept(this.driverId, accept.offerId()));
			case Decline decline -> this.dependencies.rides()
				.decline(this.driverId, decline.offerId())
				.map((ride) -> () -> this.notifier.notifyRevoked(decline.offerId(), RideReason.DECLINED));
			case Progress progress ->
				acknowledge(this.dependencies.rides().progress(this.driverId, progress.rideId(), progress.state()));
			case Pong pong -> Mono.empty();
		};
		return outcome.onErrorResume((error) -> Mono.just(() -> onCommandFailure(error)));
	}

	private Mono<Runnable> acknowledge(Mono<Ride> change) {
		return change.map((ride) -> () -> this.notifier.notifyRide(ride));
	}

	private Mono<Runnable> orMarkStale(Mono<Runnable> notification) {
		return notification.onErrorResume((error) -> Mono.just(() -> this.stale = true));
	}

	private void onCommandFailure(Throwable error) {
		ProblemBody problem = ProblemBody.of(error);
		if (problem.unforeseen()) {
			logger.error("A driver's command failed", error);
		}
		this.socket.send(new ServerMessage.Error(problem));
	}

	private void onLoop(Runnable action) {
		try {
			this.channel.eventLoop().execute(action);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The gateway has stopped", ex);
		}
	}

	@Nullable DriverSession older() {
		return this.older;
	}

	DriverSession before(DriverSession other) {
		this.older = other;
		return this;
	}

	@Nullable DriverSession without(DriverSession gone) {
		if (this == gone) {
			return this.older;
		}
		DriverSession next = this.older;
		this.older = (next != null) ? next.without(gone) : null;
		return this;
	}

}
