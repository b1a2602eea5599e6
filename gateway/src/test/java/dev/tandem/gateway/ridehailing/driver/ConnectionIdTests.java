package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionIdTests {

	@Test
	void idIsAUuidOfVersion7() {
		long before = System.currentTimeMillis();
		UUID id = ConnectionId.next();
		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
	}

	@Test
	void idsAreUnique() {
		assertThat(Stream.generate(ConnectionId::next).limit(10_000)).doesNotHaveDuplicates();
	}

}
