package dev.tandem.gateway.platform.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Loses no request when the gateway is told to stop. From then on every answer is the
 * last one on its connection, while new connections are still taken for a moment: whoever
 * looks at readiness goes elsewhere. Then the doors are shut, and once nothing has been
 * under way for a while the connections are closed. The server's own graceful shutdown,
 * which comes after this, would close a connection on which a request is just arriving.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ConnectionDrain implements WebFilter, SmartLifecycle {

	private static final Log logger = LogFactory.getLog(ConnectionDrain.class);

	private static final Duration STEP = Duration.ofMillis(20);

	/** So many steps without a request under way are a while. */
	private static final int QUIET_STEPS = 10;

	private final ShutdownProperties properties;

	private final AtomicInteger underWay = new AtomicInteger();

	private final List<AcceptBacklogDrain> doors = new CopyOnWriteArrayList<>();

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final LongLivedResponses streams;

	private volatile boolean running;

	private volatile boolean leaving;

	ConnectionDrain(ShutdownProperties properties, LongLivedResponses streams) {
		this.properties = properties;
		this.streams = streams;
	}

	void bound(Channel server) {
		this.doors.add(AcceptBacklogDrain.of(server));
	}

	void opened(Channel connection) {
		this.connections.add(connection);
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		this.underWay.incrementAndGet();
		exchange.getResponse().beforeCommit(() -> {
			if (this.leaving) {
				exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
			}
			return Mono.empty();
		});
		return chain.filter(exchange).doFinally((signal) -> answered(exchange));
	}

	private void answered(ServerWebExchange exchange) {
		this.streams.answered(exchange);
		this.underWay.decrementAndGet();
	}

	/** Before readiness tells it, so that no refusal leaves its connection open. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void readinessChanges(AvailabilityChangeEvent<ReadinessState> event) {
		this.leaving = (event.getState() == ReadinessState.REFUSING_TRAFFIC);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	/** Spring waits for it as long as for every phase of its shutdown, and no longer. */
	@Override
	public void stop(Runnable stopped) {
		stop();
		this.streams.end();
		Mono.delay(this.properties.drain())
			.doOnNext((time) -> this.streams.cut())
			.thenMany(Flux.fromIterable(this.doors).flatMap(AcceptBacklogDrain::shut))
			.then(quiet())
			.doOnTerminate(this.connections::close)
			.subscribe(null, (error) -> {
				logger.warn("Connections may have been cut off", error);
				stopped.run();
			}, stopped);
	}

	private Mono<Void> quiet() {
		return Mono.defer(this::step)
			.repeat()
			.scan(0, (steps, quiet) -> quiet ? steps + 1 : 0)
			.takeUntil((steps) -> steps >= QUIET_STEPS)
			.then();
	}

	/** What has arrived counts too: each event loop looks at its connections first. */
	private Mono<Boolean> step() {
		return Mono.delay(STEP)
			.thenMany(Flux.fromIterable(this.connections).map(Channel::eventLoop).distinct().flatMap(this::turn))
			.then(Mono.fromSupplier(() -> this.underWay.get() == 0));
	}

	private Mono<Void> turn(EventLoop loop) {
		return Mono.create((sink) -> loop.schedule(() -> sink.success(), 1, TimeUnit.MILLISECONDS));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** The first to stop. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
