package dev.tandem.gateway.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class ResponseBodyCancellationTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

	private final AtomicInteger subscribed = new AtomicInteger();

	@ParameterizedTest
	@MethodSource("ways")
	void bodyIsCancelledWhenTheServerFailsWithoutSubscribing(Way way) {
		response().setWriteHandler((body) -> Mono.error(AbortedException.beforeSend()));
		StepVerifier.create(write(way)).expectError(AbortedException.class).verify(BOUND);
		assertThat(this.subscribed).hasValue(0);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void bodyIsCancelledWhenTheServerCancels(Way way) {
		response().setWriteHandler((body) -> Flux.from(body).take(1).then());
		StepVerifier.create(write(way)).expectComplete().verify(BOUND);
		assertThat(this.subscribed).hasValue(0);
	}

	@ParameterizedTest
	@MethodSource("ways")
	void bodyIsCancelledWhenWritingIsCancelled(Way way) {
		response().setWriteHandler((body) -> Flux.from(body).then());
		StepVerifier.create(write(way)).expectSubscription().thenCancel().verify(BOUND);
		assertThat(this.subscribed).hasValue(0);
	}

	@Test
	void bodyThatEndsIsWrittenWhole() {
		Way way = (response, body) -> response.writeWith(body.take(1));
		StepVerifier.create(write(way)).expectComplete().verify(BOUND);
		assertThat(response().getBodyAsString().block(BOUND)).isEqualTo("event");
		assertThat(this.subscribed).hasValue(0);
	}

	static Stream<Arguments> ways() {
		Way plain = ServerHttpResponse::writeWith;
		Way flushed = (response, body) -> response.writeAndFlushWith(body.map(Mono::just));
		return Stream.of(argumentSet("plain", plain), argumentSet("flushed", flushed));
	}

	private Mono<Void> write(Way way) {
		Flux<DataBuffer> endless = Flux.concat(Mono.fromSupplier(ResponseBodyCancellationTests::event), Flux.never())
			.doOnSubscribe((subscription) -> this.subscribed.incrementAndGet())
			.doFinally((signal) -> this.subscribed.decrementAndGet());
		return new ResponseBodyCancellation().filter(this.exchange,
				(filtered) -> way.apply(filtered.getResponse(), endless));
	}

	private MockServerHttpResponse response() {
		return this.exchange.getResponse();
	}

	private static DataBuffer event() {
		return DefaultDataBufferFactory.sharedInstance.wrap("event".getBytes(StandardCharsets.UTF_8));
	}

	/** How a body is written. */
	interface Way extends BiFunction<ServerHttpResponse, Flux<DataBuffer>, Mono<Void>> {

	}

}
