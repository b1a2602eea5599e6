package dev.tandem.gateway.platform.id;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UuidV7Tests {

	@Test
	void idIsAUuidOfVersion7() {
		long before = System.currentTimeMillis();
		UUID id = UuidV7.next();
		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
	}

	@Test
	void idsAreUnique() {
		assertThat(Stream.generate(UuidV7::next).limit(10_000)).doesNotHaveDuplicates();
	}

}
