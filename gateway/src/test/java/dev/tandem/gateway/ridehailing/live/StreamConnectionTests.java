package dev.tandem.gateway.ridehailing.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
import dev.tandem.gateway.ridehailing.live.ReconnectingBoard.RideChange;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.tandem.gateway.ridehailing.live.CityBoards.BOARD;
import static dev.tandem.gateway.ridehailing.live.CityBoards.BOUND;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How streams of server-sent events are requested, framed, kept alive and resumed.
 */
@Timeout(60)
class StreamConnectionTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.live.board-interval=50ms",
			"tandem.live.keep-alive=200ms", "tandem.pulse.interval=50ms");

	private final CityBoards boards = new CityBoards(stack.gateway());

	@BeforeEach
	void awaitQuiet() {
		this.boards.awaitQuiet();
	}

	@AfterEach
	void close() throws Exception {
		this.boards.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Connection: keep-alive\r\n" })
	void streamIsNotChunkedAndEndsWithItsConnection(String header) throws IOException {
		String ride = RIDES + "/" + this.boards.request();
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send("GET " + ride + "/events HTTP/1.0\r\n" + header + "\r\n").receive();
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.headers()).doesNotContainKey("Transfer-Encoding").containsEntry("Connection", "close");
			assertThat(http.line()).isEqualTo("retry:1000");
			stack.gateway().client().post().uri(ride + "/cancel").exchange().expectStatus().isOk();
			assertThat(http.isClosedAfterResponse()).isTrue();
		}
	}

	@Test
	void rideStreamHasARetryDelayAndKeepAliveComments() {
		try (EventSource rider = EventSource.open(stack.gateway(), ridePath())) {
			rider.await("ride");
			assertRetryDelayAndKeepAlive(rider);
		}
	}

	@Test
	void boardHasARetryDelayAndKeepAliveComments() {
		EventSource board = this.boards.open();
		board.await("snapshot");
		assertRetryDelayAndKeepAlive(board);
	}

	private static void assertRetryDelayAndKeepAlive(EventSource stream) {
		assertThat(stream.retry()).isEqualTo("1000");
		assertThat(stream.header("Content-Type")).startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
		assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
		assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
		Awaitility.await().until(() -> stream.comments().stream().filter("alive"::equals).count() >= 3);
	}

	@Test
	void boardIsNotChunked() throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send("GET /api/v1/city/live HTTP/1.0\r\n\r\n").receive();
			assertThat(response.headers()).doesNotContainKey("Transfer-Encoding").containsEntry("Connection", "close");
			assertThat(http.line()).isEqualTo("retry:1000");
		}
	}

	@Test
	void streamOfHttp11IsChunked() throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send("GET /api/v1/city/live HTTP/1.1\r\nHost: test\r\n\r\n").receive();
			assertThat(response.headers()).containsEntry("transfer-encoding", "chunked");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "-1", "1.5", "9999999999", "٣", "7-1" })
	void malformedLastEventIdIsRejected(String last) {
		assertProblem(get(ridePath() + "?lastEventId=" + last), 400, "invalid-request");
	}

	@Test
	void invalidQueryParameterIsRejectedBesideAHeader() {
		assertProblem(stack.gateway()
			.client()
			.get()
			.uri(ridePath() + "?lastEventId=x")
			.header("Last-Event-ID", "1")
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange(), 400, "invalid-request");
	}

	@Test
	void futureLastEventIdIsRejected() {
		assertProblem(get(ridePath() + "?lastEventId=99"), 400, "invalid-request");
	}

	@Test
	void unknownRideIsRejected() {
		assertProblem(get(RIDES + "/x/events"), 400, "invalid-request");
		assertProblem(get(RIDES + "/" + UUID.randomUUID() + "/events"), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lastEventId=x", "lastEventId=7", "lastEventId=7-", "lastEventId=-7-1",
			"lastEventId=7-1-1", "viewport=", "viewport=1,2,3", "viewport=1,2,3,4,5", "viewport=a,b,c,d",
			"viewport=3,0,1,1", "viewport=0,3,1,1", "viewport=NaN,0,1,1", "viewport=-181,0,1,1", "viewport=0,0,181,1",
			"viewport=0,-91,1,1", "viewport=0,0,1,91", "viewport=1d,2,3,4", "viewport=0,0,0,1" })
	void invalidCursorOrViewportIsRejected(String query) {
		stack.gateway()
			.client()
			.get()
			.uri(BOARD + "?" + query)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/invalid-request")
			.jsonPath("$.errors.length()")
			.isEqualTo(1);
	}

	@Test
	void reconnectedBoardGetsMissedEventsThenASnapshot() {
		EventSource first = this.boards.open();
		EventSource other = this.boards.open();
		String seen = this.boards.request();
		String last = first.await("ride", (event) -> event.get("rideId").asString().equals(seen)).id();
		first.close();
		String missed = this.boards.request();
		this.boards.cancel(missed);
		other.await("ride", (event) -> event.get("rideId").asString().equals(missed)
				&& event.get("state").asString().equals("cancelled"));
		EventSource second = this.boards.resume(last);
		Event snapshot = second.await("snapshot");
		assertThat(second.all("ride")).extracting((event) -> event.text("rideId")).containsOnly(missed);
		assertThat(second.all("ride").getLast().id()).isEqualTo(snapshot.id());
		assertThat(CityBoards.rides(snapshot)).containsExactly(seen);
		EventSource third = this.boards.open("?lastEventId=" + last);
		third.await("snapshot");
		assertThat(third.all("ride")).isEqualTo(second.all("ride"));
	}

	@Test
	void ridesAreStreamedOnceAcrossReconnects() throws Exception {
		EventCursor before = cursor(this.boards.open().await("snapshot").id());
		try (ExecutorService riders = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> lives = new ArrayList<>();
			IntStream.range(0, 40)
				.forEach((index) -> lives.add(riders.submit(() -> this.boards
					.cancel(stack.gateway().ride(stack.gateway().quote().get("id").asString()).get("id").asString()))));
			ReconnectingBoard board = new ReconnectingBoard(stack.gateway(), before.text());
			while (!lives.stream().allMatch(Future::isDone)) {
				board.readSome();
			}
			for (Future<?> life : lives) {
				life.get();
			}
			List<RideChange> published = publishedAfter(before);
			while (board.received().size() < published.size()) {
				board.readSome();
			}
			assertThat(board.received()).isEqualTo(published).hasSizeGreaterThanOrEqualTo(80);
		}
	}

	private static List<RideChange> publishedAfter(EventCursor before) {
		return stack.gateway()
			.bean(RideEventFeed.class)
			.after(before)
			.map(RideChange::of)
			.collectList()
			.blockOptional(BOUND)
			.orElseThrow();
	}

	@Test
	void boardOfAnotherDatabaseStartsWithASnapshot() {
		EventSource board = this.boards.resume("999999999999-1");
		Event snapshot = board.await("snapshot");
		assertThat(cursor(snapshot.id()).transaction()).isLessThan(999999999999L);
		String ride = this.boards.request();
		assertThat(board.await("ride").text("rideId")).isEqualTo(ride);
	}

	private static EventCursor cursor(String id) {
		return EventCursor.parse(id).orElseThrow();
	}

	private String ridePath() {
		return RIDES + "/" + this.boards.request() + "/events";
	}

	private static void assertProblem(WebTestClient.ResponseSpec response, int status, String type) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/" + type);
	}

	private static WebTestClient.ResponseSpec get(String path) {
		return stack.gateway().client().get().uri(path).accept(MediaType.TEXT_EVENT_STREAM).exchange();
	}

}
