package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rider's HTTP requests, and what the database has of their quotes.
 */
final class RideRequests {

	/** How many requests are sent at once. */
	static final int CONCURRENT = 12;

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final RidehailingGateway gateway;

	private final TestDatabase database;

	RideRequests(RidehailingGateway gateway, TestDatabase database) {
		this.gateway = gateway;
		this.database = database;
	}

	/** Requests a quote, and returns its id. */
	String quote() {
		return this.gateway.quote().get("id").asString();
	}

	/** Requests a ride, and returns its id. */
	String ride() {
		return this.gateway.ride(quote()).get("id").asString();
	}

	JsonNode find(String id) {
		return this.gateway.get(RIDES + "/" + id);
	}

	EntityExchangeResult<byte[]> cancel(String id) {
		return call(id + "/cancel");
	}

	EntityExchangeResult<byte[]> call(String path) {
		var client = this.gateway.client();
		return (path.endsWith("/cancel") ? client.post() : client.get()).uri(RIDES + "/" + path)
			.exchange()
			.expectBody()
			.returnResult();
	}

	EntityExchangeResult<byte[]> request(String quote, @Nullable String key) {
		return post("{\"quoteId\":\"" + quote + "\"}", key);
	}

	/** Requests a ride {@link #CONCURRENT} times at once. */
	List<EntityExchangeResult<byte[]>> requestConcurrently(String quote, @Nullable String key) {
		CountDownLatch together = new CountDownLatch(CONCURRENT);
		return Flux.range(0, CONCURRENT).flatMap((number) -> Mono.fromCallable(() -> {
			together.countDown();
			together.await();
			return request(quote, key);
		}).subscribeOn(Schedulers.boundedElastic()), CONCURRENT).collectList().blockOptional(BOUND).orElseThrow();
	}

	EntityExchangeResult<byte[]> post(String body, @Nullable String key) {
		return this.gateway.client().post().uri(RIDES).contentType(MediaType.APPLICATION_JSON).headers((headers) -> {
			if (key != null) {
				headers.set("Idempotency-Key", key);
			}
		}).bodyValue(body).exchange().expectBody().returnResult();
	}

	void expire(String quote) {
		this.database.jdbc()
			.sql("update quotes set created_at = now() - interval '1 hour', expires_at = now() where id = :id::uuid")
			.param("id", quote)
			.update();
	}

	long countOfRides(String quote) {
		return this.database.jdbc()
			.sql("select count(*) from rides r join ride_events e on e.ride_id = r.id and e.number = 1 where quote_id = :id::uuid")
			.param("id", quote)
			.query(Long.class)
			.single();
	}

	static void assertProblem(EntityExchangeResult<byte[]> response, int status, String slug) {
		assertThat(response.getStatus().value()).isEqualTo(status);
		assertThat(json(response).get("type").asString()).isEqualTo("/problems/" + slug);
	}

}
