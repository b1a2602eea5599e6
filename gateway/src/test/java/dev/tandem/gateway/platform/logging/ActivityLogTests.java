package dev.tandem.gateway.platform.logging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import dev.tandem.gateway.platform.testing.LoggedAtInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ OutputCaptureExtension.class, LoggedAtInfo.class })
class ActivityLogTests {

	private final Queue<String> orders = new ArrayDeque<>();

	private final Queue<String> payments = new ArrayDeque<>();

	private final ActivityLog log = log(() -> Optional.ofNullable(this.orders.poll()),
			() -> Optional.ofNullable(this.payments.poll()));

	@Test
	void lineJoinsWhatEachSourceReports(CapturedOutput output) {
		this.orders.add("3 orders");
		this.payments.add("2 payments");
		this.log.log();
		this.payments.add("1 payment");
		this.log.log();
		assertThat(lines(output)).containsExactly("Last 60 s: 3 orders; 2 payments", "Last 60 s: 1 payment");
	}

	@Test
	void nothingIsLoggedWithoutActivity(CapturedOutput output) {
		this.log.log();
		assertThat(lines(output)).isEmpty();
	}

	private static ActivityLog log(ActivitySource one, ActivitySource other) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("one", one);
		beans.addBean("other", other);
		return new ActivityLog(beans.getBeanProvider(ActivitySource.class),
				new LoggingProperties(Duration.ofMinutes(1)));
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("ActivityLog"))
			.map((line) -> line.substring(line.indexOf("Last")))
			.toList();
	}

}
