package dev.tandem.gateway.platform.lifecycle;

import dev.tandem.gateway.platform.testing.LoggedAtInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ OutputCaptureExtension.class, LoggedAtInfo.class })
class FaultLogTests {

	private final FaultLog faults = new FaultLog(LoggerFactory.getLogger(FaultLogTests.class), "The test fails",
			"The test goes on");

	@Test
	void faultAndRecoveryAreLoggedOnceEachTime(CapturedOutput output) {
		this.faults.succeeded();
		for (int outage = 1; outage <= 2; outage++) {
			for (int repeat = 1; repeat <= 3; repeat++) {
				this.faults.failed("outage " + outage + ", " + repeat, null);
			}
			this.faults.succeeded();
			this.faults.succeeded();
		}
		assertThat(output.getOut().lines().map((line) -> line.substring(line.indexOf("The test")))).containsExactly(
				"The test fails: outage 1, 1", "The test goes on", "The test fails: outage 2, 1", "The test goes on");
	}

}
