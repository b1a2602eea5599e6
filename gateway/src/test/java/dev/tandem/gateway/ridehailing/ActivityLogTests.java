package dev.tandem.gateway.ridehailing;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.logging.ActivityLog;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Only the test calls the log here. */
@ExtendWith(OutputCaptureExtension.class)
class ActivityLogTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("logging.level.dev.tandem=info",
			"tandem.logging.activity-interval=10h", "tandem.dispatch.search-limit=10h");

	private final RidehailingGateway gateway = stack.gateway();

	private final ActivityLog log = this.gateway.bean(ActivityLog.class);

	@Test
	void lineCountsQuotesFallbacksAndRidesSinceTheLastOne(CapturedOutput output) {
		this.gateway.awaitModel();
		// the feed begins where it is read first, which may be up to a second after the
		// start
		this.gateway.bean(RideEventFeed.class).head().block(BOUND);
		this.log.log();
		int before = lines(output).size();

		String quoteId = this.gateway.quote().get("id").asString();
		this.gateway.post(RidehailingGateway.RIDE, "one-key");
		this.gateway.post(RidehailingGateway.RIDE, "one-key");
		stack.mlService().stop();
		this.gateway.quote();
		stack.mlService().start();
		UUID ride = UUID.fromString(this.gateway.ride(quoteId).get("id").asString());
		cancel(ride);

		// the feed delivers the ride's events a moment later
		Awaitility.await().atMost(BOUND).until(() -> {
			this.log.log();
			return lines(output).stream().anyMatch((line) -> line.contains("1 cancelled"));
		});
		List<String> lines = lines(output).subList(before, lines(output).size());
		assertThat(lines.getFirst()).matches("Last 36000 s: 3 quotes, p99 \\d+ ms, by fallback: .*1 unavailable.*");
		assertThat(lines).filteredOn((line) -> line.contains("quotes")).hasSize(1);
		assertThat(lines).filteredOn((line) -> line.contains("1 requested")).hasSize(1);
		assertThat(lines.getLast()).contains("drivers: 0 online, 0 free");
	}

	@Test
	void nothingIsLoggedWithoutActivity(CapturedOutput output) {
		this.log.log();
		int before = lines(output).size();
		this.log.log();
		assertThat(lines(output)).hasSize(before);
	}

	private void cancel(UUID ride) {
		this.gateway.client()
			.post()
			.uri(RidehailingGateway.RIDES + "/" + ride + "/cancel")
			.exchange()
			.expectStatus()
			.isOk();
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("ActivityLog"))
			.map((line) -> line.substring(line.indexOf("Last")))
			.toList();
	}

}
