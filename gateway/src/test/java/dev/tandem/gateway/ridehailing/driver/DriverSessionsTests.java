package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class DriverSessionsTests {

	private static final DriverProperties LIMITS = new DriverProperties(Duration.ofSeconds(10), Duration.ofSeconds(25),
			DataSize.ofKilobytes(4), 10, 40, 1, 5, 64);

	private final DriverSessions sessions = new DriverSessions(new SimpleMeterRegistry());

	private final UUID driverId = UUID.randomUUID();

	private final DriverSession first = session();

	private final DriverSession second = session();

	private final DriverSession third = session();

	@Test
	void sessionsOfADriverAreFoundNewestFirst() {
		addAll();
		assertThat(sessionsOfDriver()).containsExactly(this.third, this.second, this.first);
		assertThat(this.sessions.findByConnection(this.second.connectionId())).isSameAs(this.second);
		assertThat(this.sessions.count()).isEqualTo(3);
		assertThat(this.sessions.drivers()).isEqualTo(1);
	}

	@Test
	void olderSessionIsFoundAfterTheNewestWasRemoved() {
		addAll();
		this.sessions.remove(this.third);
		assertThat(sessionsOfDriver()).containsExactly(this.second, this.first);
	}

	@Test
	void sessionInTheMiddleCanBeRemoved() {
		addAll();
		this.sessions.remove(this.second);
		this.sessions.remove(this.second);
		assertThat(sessionsOfDriver()).containsExactly(this.third, this.first);
	}

	@Test
	void removingAllSessionsLeavesNothing() {
		addAll();
		List.of(this.first, this.second, this.third).forEach(this.sessions::remove);
		assertThat(sessionsOfDriver()).isEmpty();
		assertThat(this.sessions.count()).isZero();
		assertThat(this.sessions.drivers()).isZero();
	}

	private void addAll() {
		List.of(this.first, this.second, this.third).forEach(this.sessions::add);
	}

	private List<DriverSession> sessionsOfDriver() {
		List<DriverSession> found = new ArrayList<>();
		this.sessions.forEachOfDriver(this.driverId, found::add);
		return found;
	}

	private DriverSession session() {
		SessionDependencies dependencies = new SessionDependencies(null, null, null, null, null, LIMITS);
		return new DriverSession(this.driverId, new EmbeddedChannel(), dependencies, this.sessions::remove);
	}

}
