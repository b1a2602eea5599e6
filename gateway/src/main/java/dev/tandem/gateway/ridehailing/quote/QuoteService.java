package dev.tandem.gateway.ridehailing.quote;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.platform.idempotency.Idempotency;
import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.idempotency.IdempotentRequest;
import dev.tandem.gateway.platform.idempotency.Resource;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.platform.timing.ServerTiming;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.mlservice.ridehailing.MarketState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/**
 * Creates and finds quotes. A price depends on the cell's demand and supply, which only
 * the gateway knows.
 */
@Service
class QuoteService {

	private final CellGrid grid;

	private final CellSupply supply;

	private final QuoteLatencies latencies;

	private final QuoteActivity activity;

	private final RidePricer pricer;

	private final QuoteRepository quotes;

	private final Idempotency idempotency;

	private final QuoteProperties properties;

	private final Clock clock;

	QuoteService(CellGrid grid, CellSupply supply, QuoteLatencies latencies, QuoteActivity activity, RidePricer pricer,
			QuoteRepository quotes, Idempotency idempotency, QuoteProperties properties, Clock clock) {
		this.grid = grid;
		this.supply = supply;
		this.latencies = latencies;
		this.activity = activity;
		this.pricer = pricer;
		this.quotes = quotes;
		this.idempotency = idempotency;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Creates a quote, or returns the stored response of an earlier attempt; an error
	 * when the key belongs to another request.
	 */
	Mono<ResponseEntity<byte[]>> create(QuoteRequest request, IdempotencyKey key) {
		return Mono.deferContextual((context) -> {
			AtomicBoolean priced = new AtomicBoolean();
			return this.idempotency
				.execute(new IdempotentRequest(key, "/api/v1/quotes", request, request.digestTextVersion1()),
						quote(request.trip(this.grid)).doOnNext((quote) -> priced.set(true)), this::insert)
				.doOnNext((response) -> {
					if (priced.get()) {
						recordQuote(ServerTiming.in(context));
					}
				});
		});
	}

	private Resource insert(Quote quote) {
		this.quotes.insert(quote);
		return new Resource(quote.id(), quote);
	}

	private void recordQuote(ServerTiming time) {
		this.latencies.add(time);
		this.activity.recordQuote(time.elapsed());
	}

	Mono<Quote> find(UUID id) {
		return this.quotes.find(id)
			.switchIfEmpty(Mono.error(() -> ProblemException.notFound("There is no quote " + id)));
	}

	Mono<QuotePage> list(QuoteCursor after, int limit) {
		// one more than a page shows whether there is a next page
		return this.quotes.list(after, limit + 1).collectList().map((quotes) -> page(quotes, limit));
	}

	private Mono<Quote> quote(Trip trip) {
		// PostgreSQL stores microseconds: the response must equal what is read back
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		String cell = trip.pickup().cell();
		return this.quotes.countRecentByCell(cell, now, this.properties.demandWindow())
			.map((demand) -> new MarketState(demand, this.supply.forCell(cell, now)))
			.flatMap((market) -> this.pricer.price(trip, market, now))
			.map((price) -> quote(trip, price, now));
	}

	private Quote quote(Trip trip, Price price, Instant now) {
		return new Quote(UuidV7.next(), trip.pickup(), trip.dropoff(), price.fare(), price.surge(),
				price.distanceMeters(), price.durationSeconds(), price.pricing(), price.modelVersion(), now,
				now.plus(this.properties.validity()));
	}

	private static QuotePage page(List<Quote> quotes, int limit) {
		if (quotes.size() <= limit) {
			return new QuotePage(quotes, null);
		}
		List<Quote> items = quotes.subList(0, limit);
		return new QuotePage(items, QuoteCursor.after(items.getLast()).text());
	}

	/** One page of the list of quotes, newest first. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record QuotePage(List<Quote> items, @Schema(description = "Null on the last page", types = {
			"string", "null" }, pattern = QuoteCursor.PATTERN,
			example = QuoteCursor.EXAMPLE) @Nullable String nextCursor){
	}

}
