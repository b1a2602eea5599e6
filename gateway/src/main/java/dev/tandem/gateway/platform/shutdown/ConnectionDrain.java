package dev.tandem.gateway.platform.shutdown;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.gateway.platform.lifecycle.Phases;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
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
 * Drains connections at shutdown so that no request is lost. First, every response closes
 * its connection, while new connections are still accepted for {@code tandem.web.drain}:
 * load balancers notice meanwhile that readiness is off. Then the listening sockets
 * close, and all connections once no request has been in flight for about 200 ms. The
 * server's own graceful shutdown runs after this one, because it would close a connection
 * on which a request is just arriving.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ConnectionDrain
		implements WebFilter, WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ConnectionDrain.class);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

	/** Consecutive polls without a request in flight before all connections close. */
	private static final int IDLE_POLLS = 10;

	private final ShutdownProperties properties;

	private final AtomicInteger inFlight = new AtomicInteger();

	private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final LongLivedResponses longLivedResponses;

	private volatile boolean running;

	private volatile boolean draining;

	ConnectionDrain(ShutdownProperties properties, LongLivedResponses longLivedResponses) {
		this.properties = properties;
		this.longLivedResponses = longLivedResponses;
	}

	@Override
	public void customize(NettyReactiveWebServerFactory factory) {
		factory.addServerCustomizers((server) -> server.doOnBound((bound) -> this.listeners.add(bound.channel()))
			.doOnChannelInit((observer, channel, remote) -> this.connections.add(channel)));
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		this.inFlight.incrementAndGet();
		exchange.getResponse().beforeCommit(() -> {
			// decided at the last moment, so that requests in flight close theirs, too
			if (this.draining) {
				exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
			}
			return Mono.empty();
		});
		return chain.filter(exchange).doFinally((signal) -> onResponseEnd(exchange));
	}

	private void onResponseEnd(ServerWebExchange exchange) {
		this.longLivedResponses.onResponseEnd(exchange);
		this.inFlight.decrementAndGet();
	}

	/**
	 * Runs before the readiness probe reports the change: a response of the probe must
	 * not leave its connection open.
	 */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void onReadinessChange(AvailabilityChangeEvent<ReadinessState> event) {
		this.draining = (event.getState() == ReadinessState.REFUSING_TRAFFIC);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	/**
	 * Returns at once. Spring waits for the callback for as long as the timeout of a
	 * shutdown phase.
	 */
	@Override
	public void stop(Runnable stopped) {
		stop();
		this.longLivedResponses.completeAll();
		Mono.delay(this.properties.drain())
			.doOnNext((time) -> this.longLivedResponses.closeConnections())
			.then(closeListeners())
			.then(awaitIdle())
			.doOnTerminate(this.connections::close)
			.subscribe(null, (error) -> {
				logger.warn("Connections may have been closed before their responses", error);
				stopped.run();
			}, stopped);
	}

	private Mono<Void> closeListeners() {
		return Mono.create((sink) -> this.listeners.close().addListener((closed) -> sink.success()));
	}

	private Mono<Void> awaitIdle() {
		return Mono.defer(this::isIdle)
			.repeat()
			.scan(0, (polls, idle) -> idle ? polls + 1 : 0)
			.takeUntil((polls) -> polls >= IDLE_POLLS)
			.then();
	}

	/** Lets each event loop read first, so that requests that have arrived count, too. */
	private Mono<Boolean> isIdle() {
		return Mono.delay(POLL_INTERVAL)
			.thenMany(Flux.fromIterable(this.connections).map(Channel::eventLoop).distinct().flatMap(this::awaitRead))
			.then(Mono.fromSupplier(() -> this.inFlight.get() == 0));
	}

	private Mono<Void> awaitRead(EventLoop loop) {
		// delayed, because an immediate task may run before the loop polls its sockets
		return Mono.create((sink) -> loop.schedule(() -> sink.success(), 1, TimeUnit.MILLISECONDS));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops before every other component. */
	@Override
	public int getPhase() {
		return Phases.CONNECTIONS;
	}

}
