package dev.tandem.gateway.ridehailing.driver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.testing.RawDriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import dev.tandem.gateway.ridehailing.testing.WebSocketFrame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The limits of drivers' sockets, and their cleanup.
 */
@Timeout(60)
class DriverLimitsTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	private static final int LIMIT = 4096;

	private static final int MANY = 1000;

	private RawDriverSocket driver;

	@BeforeEach
	void open() {
		this.driver = RawDriverSocket.connect(stack.gateway(), UUID.randomUUID());
		this.driver.await("welcome");
	}

	@AfterEach
	void close() {
		this.driver.close();
	}

	@Test
	void longestMessageIsRead() {
		String start = "{\"type\":\"nothing\"";
		this.driver.send(start + " ".repeat(LIMIT - start.length() - 1) + "}").await("error");
	}

	@Test
	void oversizedFrameClosesTheSocket() {
		this.driver.frame(WebSocketFrame.TEXT, true, new byte[LIMIT + 1]);
		assertThat(this.driver.awaitClose()).isEqualTo(1009);
		assertCounted("1009");
	}

	@Test
	void hugeFrameClosesTheSocketWithTheSameCode() {
		this.driver.frame(WebSocketFrame.TEXT, true, new byte[200_000]);
		assertThat(this.driver.awaitClose()).isEqualTo(1009);
	}

	@Test
	void oversizedFragmentedMessageClosesTheSocket() {
		this.driver.frame(WebSocketFrame.TEXT, false, new byte[LIMIT])
			.frame(WebSocketFrame.CONTINUATION, true, (byte) ' ');
		assertThat(this.driver.awaitClose()).isEqualTo(1009);
	}

	@Test
	void binaryFrameClosesTheSocket() {
		this.driver.frame(WebSocketFrame.BINARY, true, (byte) 1);
		assertThat(this.driver.awaitClose()).isEqualTo(1003);
	}

	@Test
	void invalidUtf8ClosesTheSocket() {
		this.driver.frame(WebSocketFrame.TEXT, true, (byte) '"', (byte) 0xC3, (byte) 0x28, (byte) '"');
		assertThat(this.driver.awaitClose()).isEqualTo(1007);
	}

	@Test
	void invalidFrameClosesTheSocket() {
		byte[] unmasked = { (byte) 0x81, 2, '{', '}' };
		this.driver.raw(unmasked, unmasked.length);
		assertThat(this.driver.awaitClose()).isEqualTo(1002);
		assertCounted("1002");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x40, 0x20, 0x10, 0x70 })
	void reservedBitsCloseTheSocket(int bits) {
		this.driver.frame(WebSocketFrame.TEXT | bits, true, (byte) '{', (byte) '}');
		assertThat(this.driver.awaitClose()).isEqualTo(1002);
	}

	@Test
	void reservedBitsOfAControlFrameCloseTheSocket() {
		this.driver.frame(9 | 0x40, true);
		assertThat(this.driver.awaitClose()).isEqualTo(1002);
	}

	@Test
	void tooManyFramesCloseTheSocket() {
		for (int message = 0; message < 200; message++) {
			this.driver.send("{\"type\":\"pong\"}");
		}
		assertThat(this.driver.awaitClose()).isEqualTo(1008);
	}

	@Test
	void tooManyEmptyFragmentsCloseTheSocket() {
		this.driver.frame(WebSocketFrame.TEXT, false);
		for (int piece = 0; piece < 200; piece++) {
			this.driver.frame(WebSocketFrame.CONTINUATION, false);
		}
		assertThat(this.driver.awaitClose()).isEqualTo(1008);
	}

	@Test
	void tooFrequentPositionsAreRejected() {
		for (int position = 0; position < 7; position++) {
			this.driver.position(40.758, -73.9855);
		}
		assertThat(this.driver.await("error").at("/problem/type").asString()).isEqualTo("/problems/too-many-messages");
		this.driver.send("{\"type\":\"unknown\"}")
			.await((message) -> message.at("/problem/type").asString().equals("/problems/message-invalid"));
	}

	@Test
	void driverMayCloseTheSocket() {
		this.driver.frame(8, true, (byte) (1000 >> 8), (byte) 1000);
		assertThat(this.driver.awaitClose()).isEqualTo(1000);
		assertCounted("peer");
	}

	@Test
	void closedSocketsLeaveNoMemoryBehind() {
		List<RawDriverSocket> drivers = new ArrayList<>();
		for (int index = 0; index < MANY; index++) {
			drivers.add(RawDriverSocket.connect(stack.gateway(), UUID.randomUUID()));
		}
		drivers.forEach((other) -> other.await("welcome"));
		assertThat(sessions().count()).isGreaterThanOrEqualTo(MANY);
		assertThat(metrics()).contains("tandem_drivers_sockets " + (double) sessions().count());
		drivers.forEach(RawDriverSocket::close);
		this.driver.close();
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sessions().count() == 0);
		assertThat(sessions().drivers()).isZero();
	}

	@Test
	void messagesAreCountedByType() {
		this.driver.position(40.758, -73.9855).send("{").await("error");
		assertThat(metrics()).contains("tandem_drivers_messages_received_total{type=\"position\"}")
			.contains("tandem_drivers_messages_received_total{type=\"refused\"}")
			.contains("tandem_drivers_messages_sent_total{type=\"offer_revoked\"}")
			.contains("tandem_drivers_messages_sent_total{type=\"welcome\"}");
	}

	private static DriverSessions sessions() {
		return stack.gateway().bean(DriverSessions.class);
	}

	private static void assertCounted(String code) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(metrics()).contains("tandem_drivers_closes_total{code=\"" + code + "\"}"));
	}

	private static String metrics() {
		byte[] body = stack.gateway()
			.client()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return new String(body, StandardCharsets.UTF_8);
	}

}
