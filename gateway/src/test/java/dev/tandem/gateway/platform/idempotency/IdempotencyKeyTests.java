package dev.tandem.gateway.platform.idempotency;

import java.util.Arrays;

import dev.tandem.gateway.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyKeyTests {

	@Test
	void keyIsNullOrTheHeadersValue() {
		assertThat(IdempotencyKey.of(keys()).value()).isNull();
		assertThat(IdempotencyKey.of(keys("\"a-b,c\"")).value()).isEqualTo("\"a-b,c\"");
		assertThat(IdempotencyKey.of(keys("k".repeat(255))).value()).hasSize(255);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "\u00e9", "a\u0000", "\ud83d\ude95" })
	void keyThatIsNotPrintableIsWrong(String key) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> IdempotencyKey.of(keys(key)));
	}

	@Test
	void longKeyAndTwoKeysAreWrong() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> IdempotencyKey.of(keys("k".repeat(256))));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> IdempotencyKey.of(keys("a", "a")));
	}

	private static HttpHeaders keys(String... keys) {
		HttpHeaders headers = new HttpHeaders();
		Arrays.stream(keys).forEach((key) -> headers.add("Idempotency-Key", key));
		return headers;
	}

}
