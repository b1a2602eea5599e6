package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceInvalidRequestException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class MlServiceAvailabilityTests {

	private static final MlServiceException GONE = new MlServiceUnavailableException("ML service: UNAVAILABLE", null);

	private static final MlServiceException LATE = new MlServiceTimeoutException("ML service: DEADLINE_EXCEEDED", null);

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);

	private final MlServiceAvailability availability = new MlServiceAvailability(this.nanos::get);

	@Test
	void outageAndItsEndAreLoggedOnce(CapturedOutput output) {
		this.availability.onResponse();
		for (int outage = 1; outage <= 2; outage++) {
			for (int call = 0; call < 100; call++) {
				this.availability.onFailure((call % 2 == 0) ? GONE : LATE);
				pass(Duration.ofMillis(100));
			}
			this.availability.onResponse();
			this.availability.onResponse();
		}
		assertThat(lines(output)).containsExactly("The ML service is available",
				"The ML service is unavailable: ML service: UNAVAILABLE",
				"The ML service is available again after 10 s",
				"The ML service is unavailable: ML service: UNAVAILABLE",
				"The ML service is available again after 10 s");
	}

	@Test
	void failuresBetweenResponsesAreNotAnOutage(CapturedOutput output) {
		this.availability.onResponse();
		for (int call = 0; call < 100; call++) {
			this.availability.onFailure(LATE);
			pass(Duration.ofSeconds(1));
			this.availability.onFailure(LATE);
			this.availability.onResponse();
		}
		assertThat(lines(output)).containsExactly("The ML service is available");
	}

	@Test
	void serviceThatNeverRespondedIsUnavailable(CapturedOutput output) {
		this.availability.onFailure(GONE);
		pass(MlServiceAvailability.OUTAGE_THRESHOLD);
		this.availability.onFailure(GONE);
		assertThat(lines(output)).containsExactly("The ML service is unavailable: ML service: UNAVAILABLE");
	}

	@Test
	void serviceThatRespondsWithAnErrorIsAvailable(CapturedOutput output) {
		for (MlServiceException error : List.of(new MlServiceProtocolException("ML service: INTERNAL", null),
				new MlServiceInvalidRequestException("ML service: INVALID_ARGUMENT", List.of(), null))) {
			this.availability.onFailure(error);
			pass(MlServiceAvailability.OUTAGE_THRESHOLD);
		}
		assertThat(lines(output)).containsExactly("The ML service is available");
	}

	@Test
	void callsLogTheAvailability(CapturedOutput output) {
		try (TestMlService mlService = new TestMlService((channel) -> channel)) {
			mlService.methods().fail(Status.UNAVAILABLE);
			Calls.failure(ModelClients.on(mlService.channel()).listModels(), MlServiceUnavailableException.class);
			assertThat(lines(output)).isEmpty();
			mlService.methods().respond(ModelResponses.models());
			Calls.response(ModelClients.on(mlService.channel()).listModels());
		}
		assertThat(lines(output)).containsExactly("The ML service is available");
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("The ML service is"))
			.map((line) -> line.substring(line.indexOf("The ML service is")))
			.toList();
	}

}
