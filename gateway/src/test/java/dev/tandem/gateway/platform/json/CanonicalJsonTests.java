package dev.tandem.gateway.platform.json;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalJsonTests {

	@Test
	void keysAreSortedAtEveryDepth() {
		assertThat(CanonicalJson.of(new Outer(List.of(new Inner("x", 1.50)), "z")))
			.isEqualTo("{\"a\":\"z\",\"b\":[{\"count\":1.5,\"text\":\"x\"}]}");
	}

	@Test
	void namesOfClassesAndTheOrderOfComponentsDoNotMatter() {
		assertThat(CanonicalJson.of(new Inner("x", 2))).isEqualTo(CanonicalJson.of(new Renamed(2, "x")))
			.isEqualTo(CanonicalJson.of(Map.of("count", 2, "text", "x")));
	}

	@Test
	void fieldThatIsNullIsLeftOut() {
		assertThat(CanonicalJson.of(new Inner(null, 0))).isEqualTo("{\"count\":0}");
	}

	@ParameterizedTest
	@CsvSource({ "1.0, 1", "1.50, 1.5", "40.758, 40.758", "-0.0, 0", "1e3, 1E+3", "0.0001, 0.0001" })
	void numbersAreWrittenByTheirValue(double number, String text) {
		assertThat(CanonicalJson.of(new Inner(null, number))).isEqualTo("{\"count\":" + text + "}");
	}

	@Test
	void textsAreEscapedAndIdsAreTexts() {
		UUID id = UUID.fromString("0198d6c5-5f2a-7bbb-8000-0123456789ab");
		assertThat(CanonicalJson.of(List.of("\"\\\n", true, id)))
			.isEqualTo("[\"\\\"\\\\\\n\",true,\"0198d6c5-5f2a-7bbb-8000-0123456789ab\"]");
	}

	private record Outer(List<Inner> b, String a) {
	}

	private record Inner(@Nullable String text, double count) {
	}

	private record Renamed(double count, String text) {
	}

}
