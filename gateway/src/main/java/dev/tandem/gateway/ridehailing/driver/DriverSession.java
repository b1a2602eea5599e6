package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import dev.tandem.gateway.platform.problem.ProblemBody;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.platform.problem.ProblemType;
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

	private final SessionDependencies parts;

	private final DriverChannel socket;

	private final SerialTaskQueue tasks;

	private final RideNotifier teller;

	private volatile @Nullable DriverSession older;

	private volatile long pingedAt = System.nanoTime();

	private volatile boolean stale;

	private boolean greeted;

	DriverSession(UUID driverId, UUID connectionId, Channel channel, SessionDependencies parts) {
		this.driverId = driverId;
		this.connectionId = connectionId;
		this.channel = channel;
		this.parts = parts;
		this.tasks = new SerialTaskQueue(channel.eventLoop());
		this.socket = new DriverChannel(channel, this, parts.codec(), parts.metrics(), parts.properties());
		this.teller = new RideNotifier(driverId, parts.rides(), this.socket::send);
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
		this.parts.sessions().add(this);
		this.tasks.add(this::greet);
	}

	/** Ends it. For any thread. */
	void close(CloseCode code) {
		onLoop(() -> this.socket.close(code));
	}

	/** A ride of his has changed. For any thread. */
	void happened(RideEvent event) {
		onLoop(() -> {
			if (this.tasks.size() < this.parts.properties().outboundQueue()) {
				this.tasks.add(() -> orStale(this.teller.tell(event)));
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
	void tend(long now) {
		if (now - this.socket.heardAt() > this.parts.properties().silenceLimit().toNanos()) {
			close(CloseCode.SILENT);
		}
		else if (now - this.pingedAt >= this.parts.properties().pingInterval().toNanos()) {
			this.pingedAt = now;
			onLoop(this::ping);
		}
		if (this.stale) {
			this.stale = false;
			onLoop(() -> this.tasks.add(() -> orStale(this.teller.refresh())));
		}
	}

	/** The driver has said something. */
	void received(DriverCommand command) {
		if (command instanceof Position position && this.greeted) {
			move(position);
		}
		else if (!(command instanceof Pong)) {
			requireRoom();
			this.tasks.add(() -> obey(command));
		}
	}

	/**
	 * A message is not followed. The driver is told, but not before he is welcomed.
	 * @param problem why
	 */
	void refuse(ProblemException problem) {
		ServerMessage error = new ServerMessage.Error(ProblemBody.of(problem));
		if (this.greeted) {
			this.socket.send(error);
		}
		else {
			this.tasks.add(() -> Mono.just(() -> this.socket.send(error)));
		}
	}

	/** The socket will say no more. What has been commanded is still done. */
	void ended() {
		this.parts.sessions().remove(this);
		if (this.greeted) {
			disconnect().subscribe();
		}
		else {
			this.tasks.add(() -> disconnect().thenReturn(NOTHING));
		}
	}

	private void ping() {
		if (this.greeted) {
			this.socket.send(new ServerMessage.Ping());
		}
	}

	private Mono<Void> disconnect() {
		return this.parts.fleet()
			.disconnect(this.driverId, this.connectionId)
			.doOnError((error) -> logger.debug("A driver's leaving could not be told", error))
			.onErrorComplete();
	}

	private void requireRoom() {
		if (this.tasks.size() >= MAX_PENDING_COMMANDS) {
			throw new ProblemException(ProblemType.TOO_MANY_MESSAGES, "Too many commands wait for their turn");
		}
	}

	/**
	 * What happens after he is read must be heard: until the feed has begun it would not.
	 */
	private Mono<Runnable> greet() {
		return this.parts.feed()
			.head()
			.then(Mono.defer(() -> this.parts.fleet().connect(this.driverId, this.connectionId)))
			.then(Mono.defer(() -> this.parts.rides().of(this.driverId)))
			.<Runnable>map((ride) -> () -> welcome(ride.orElse(null)))
			.onErrorResume((error) -> Mono.just(() -> this.socket.close(unwelcome(error))));
	}

	private void welcome(@Nullable Ride binding) {
		this.greeted = true;
		Ride ride = (binding != null && binding.state().hasDriver()) ? binding : null;
		this.socket.send(ServerMessage.Welcome.to(this.driverId, ride, this.parts.properties()));
		if (ride != null) {
			this.teller.knows(ride);
		}
		else if (binding != null) {
			this.teller.adopt(binding);
		}
		this.socket.listen();
	}

	private static CloseCode unwelcome(Throwable error) {
		if (error instanceof DatabaseUnavailableException) {
			return CloseCode.TRY_LATER;
		}
		logger.error("A driver could not be welcomed", error);
		return CloseCode.INTERNAL;
	}

	private void move(Position position) {
		this.parts.fleet().moved(this.driverId, this.connectionId, position.place());
	}

	private Mono<Runnable> obey(DriverCommand command) {
		Mono<Runnable> obeyed = switch (command) {
			case Position position -> Mono.just(() -> move(position));
			case Accept accept -> acknowledged(this.parts.rides().accept(this.driverId, accept.offerId()));
			case Decline decline -> this.parts.rides()
				.decline(this.driverId, decline.offerId())
				.map((ride) -> () -> this.teller.revoke(decline.offerId(), RideReason.DECLINED));
			case Progress progress ->
				acknowledged(this.parts.rides().progress(this.driverId, progress.rideId(), progress.state()));
			case Pong pong -> Mono.empty();
		};
		return obeyed.onErrorResume((error) -> Mono.just(() -> failed(error)));
	}

	private Mono<Runnable> acknowledged(Mono<Ride> change) {
		return change.map((ride) -> () -> this.teller.changed(ride));
	}

	private Mono<Runnable> orStale(Mono<Runnable> telling) {
		return telling.onErrorResume((error) -> Mono.just(() -> this.stale = true));
	}

	private void failed(Throwable error) {
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
