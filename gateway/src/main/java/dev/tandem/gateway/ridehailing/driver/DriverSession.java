package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;
import java.util.function.Consumer;

import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.platform.problem.ProblemMapper;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideService;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.ProblemDetail;

/**
 * One driver's conversation over one socket: the welcome, the driver's commands, and ride
 * events. These run as tasks of one {@link SerialTaskQueue}, so that messages leave in
 * the order of the changes they report.
 * <p>
 * Confined to the channel's event loop, except for the methods documented as callable
 * from any thread.
 */
final class DriverSession implements DriverChannel.Listener {

	private static final Logger logger = LoggerFactory.getLogger(DriverSession.class);

	/** Commands that may wait while an earlier one is in the database. */
	static final int MAX_PENDING_COMMANDS = 16;

	private final UUID driverId;

	/** Identifies the socket among all sockets of all replicas. */
	private final UUID connectionId = UuidV7.next();

	private final SessionDependencies dependencies;

	private final Consumer<DriverSession> onClosing;

	private final DriverChannel socket;

	private final SerialTaskQueue tasks;

	private final RideNotifier notifier;

	private volatile long pingedAt = System.nanoTime();

	/** Events were dropped or could not be handled: the state must be read again. */
	private volatile boolean stale;

	private boolean welcomed;

	/**
	 * Creates a session; {@link #open()} starts it.
	 * @param onClosing called once, on the event loop, when the socket begins to close
	 */
	DriverSession(UUID driverId, Channel channel, SessionDependencies dependencies, Consumer<DriverSession> onClosing) {
		this.driverId = driverId;
		this.dependencies = dependencies;
		this.onClosing = onClosing;
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

	/** Starts the session. It must be registered already, or it may miss ride events. */
	void open() {
		this.tasks.add(this::connectAndWelcome);
	}

	/** Closes the socket. Callable from any thread. */
	void close(CloseCode code) {
		this.tasks.runOnLoop(() -> this.socket.close(code));
	}

	/** Handles an event of one of the driver's rides. Callable from any thread. */
	void onRideEvent(RideEvent event) {
		this.tasks.runOnLoop(() -> {
			if (this.tasks.size() < this.dependencies.properties().outboundQueue()) {
				this.tasks.add(() -> orMarkStale(this.notifier.onEvent(event)));
			}
			else {
				// dropping is safe: a refresh reads the state that the event led to
				this.stale = true;
			}
		});
	}

	/**
	 * Closes a silent socket, pings when a ping is due, and refreshes stale state. Called
	 * several times a second, from any thread but never from two at once.
	 * @param now of {@link System#nanoTime()}
	 */
	void checkLiveness(long now) {
		if (now - this.socket.lastReceivedAt() > this.dependencies.properties().silenceLimit().toNanos()) {
			close(CloseCode.IDLE);
		}
		else if (now - this.pingedAt >= this.dependencies.properties().pingInterval().toNanos()) {
			this.pingedAt = now;
			this.tasks.runOnLoop(() -> {
				if (this.welcomed) {
					this.socket.send(new ServerMessage.Ping());
				}
			});
		}
		if (this.stale) {
			// reset before the read starts: an event dropped during it marks the state
			// again
			this.stale = false;
			this.tasks.runOnLoop(() -> this.tasks.add(() -> orMarkStale(this.notifier.refresh())));
		}
	}

	@Override
	public void onCommand(ClientMessage command) {
		if (command instanceof ClientMessage.Position position && this.welcomed) {
			// only memory changes: no need to wait behind commands that use the database
			move(position);
		}
		else if (!(command instanceof ClientMessage.Pong)) {
			if (this.tasks.size() >= MAX_PENDING_COMMANDS) {
				throw new ProblemException(DriverProblem.TOO_MANY_MESSAGES, "Too many commands wait for their turn");
			}
			this.tasks.add(() -> execute(command).onErrorResume((error) -> Mono.just(() -> onCommandFailure(error))));
		}
	}

	/** Sends the error, but never before the welcome, which is the first message. */
	@Override
	public void onRejected(ProblemException problem) {
		ServerMessage error = new ServerMessage.Error(ProblemMapper.map(problem));
		if (this.welcomed) {
			this.socket.send(error);
		}
		else {
			this.tasks.add(() -> Mono.just(() -> this.socket.send(error)));
		}
	}

	/** Commands that were received are still executed; their results are not sent. */
	@Override
	public void onClosing() {
		this.onClosing.accept(this);
		if (this.welcomed) {
			disconnect().subscribe();
		}
		else {
			// after the connect that is still running, which would otherwise undo it
			this.tasks.add(() -> disconnect().then(Mono.empty()));
		}
	}

	private Mono<Void> disconnect() {
		return this.dependencies.presence()
			.disconnect(this.driverId, this.connectionId)
			.doOnError((error) -> logger.debug("A driver's disconnect could not be written", error))
			.onErrorComplete();
	}

	/**
	 * Reads the ride only after the feed has started and this socket is registered:
	 * whatever changes after the read arrives as an event.
	 */
	private Mono<Runnable> connectAndWelcome() {
		return this.dependencies.feed()
			.head()
			.then(Mono.defer(() -> this.dependencies.presence().connect(this.driverId, this.connectionId)))
			.then(Mono.defer(() -> this.dependencies.rides().findByDriver(this.driverId).singleOptional()))
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

	private void move(ClientMessage.Position position) {
		this.dependencies.presence().updatePosition(this.driverId, this.connectionId, position.place());
	}

	/** A change of a ride is acknowledged by the ride's new state. */
	private Mono<Runnable> execute(ClientMessage command) {
		RideService rides = this.dependencies.rides();
		return switch (command) {
			case ClientMessage.Position position -> Mono.just(() -> move(position));
			case ClientMessage.Accept accept -> acknowledge(rides.accept(this.driverId, accept.offer()));
			case ClientMessage.Decline decline -> rides.decline(this.driverId, decline.offer())
				.map((ride) -> () -> this.notifier.notifyRevoked(decline.offer(), RideReason.DECLINED));
			case ClientMessage.Progress progress ->
				acknowledge(rides.progress(this.driverId, progress.ride(), progress.next()));
			case ClientMessage.Pong pong -> Mono.empty();
		};
	}

	private Mono<Runnable> acknowledge(Mono<Ride> change) {
		return change.map((ride) -> () -> this.notifier.notifyRide(ride));
	}

	private Mono<Runnable> orMarkStale(Mono<Runnable> notification) {
		return notification.onErrorResume((error) -> Mono.just(() -> this.stale = true));
	}

	private void onCommandFailure(Throwable error) {
		ProblemDetail problem = ProblemMapper.map(error);
		if (ProblemMapper.isUnforeseen(problem)) {
			logger.error("A driver's command failed", error);
		}
		this.socket.send(new ServerMessage.Error(problem));
	}

}
