package dev.tandem.simulator.client;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.simulator.city.Place;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DriverMessageCodecTests {

	private static final UUID ID = UUID.fromString("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11");

	private static final Place PICKUP = new Place(40.75, -73.98);

	private static final Place DROPOFF = new Place(40.64, -73.78);

	@Test
	void sentMessagesFollowTheProtocol() {
		assertThat(DriverMessageCodec.position(PICKUP))
			.isEqualTo("{\"lat\":40.75,\"lng\":-73.98,\"type\":\"position\"}");
		assertThat(DriverMessageCodec.accept(ID)).isEqualTo("{\"type\":\"accept\",\"offerId\":\"" + ID + "\"}");
		assertThat(DriverMessageCodec.decline(ID)).isEqualTo("{\"type\":\"decline\",\"offerId\":\"" + ID + "\"}");
		assertThat(DriverMessageCodec.progress(ID, RideState.PICKED_UP))
			.isEqualTo("{\"type\":\"progress\",\"rideId\":\"" + ID + "\",\"state\":\"picked_up\"}");
		assertThat(DriverMessageCodec.pong()).isEqualTo("{\"type\":\"pong\"}");
	}

	@Test
	void welcomeContainsTheDriversRide() {
		assertThat(DriverMessageCodec.read("""
				{"type":"welcome","protocolVersion":1,"driverId":"%s","resumed":false,"ride":null}""".formatted(ID)))
			.isEqualTo(new DriverMessage.Welcome(null));
		assertThat(DriverMessageCodec.read("""
				{"type":"welcome","resumed":true,"ride":{"rideId":"%s","state":"arrived",
				"pickup":{"lat":40.75,"lng":-73.98,"cell":"882a100d63fffff"},"dropoff":{"lat":40.64,"lng":-73.78}}}"""
			.formatted(ID))).isEqualTo(
					new DriverMessage.Welcome(new DriverMessage.AssignedRide(ID, RideState.ARRIVED, PICKUP, DROPOFF)));
	}

	@Test
	void offerAndItsOutcomeAreParsed() {
		assertThat(DriverMessageCodec.read("""
				{"type":"offer","offerId":"%s","rideId":"%s","pickup":{"lat":40.75,"lng":-73.98},
				"dropoff":{"lat":40.64,"lng":-73.78},"fare":{"amount":1250,"currency":"USD"},
				"expiresAt":"2026-11-25T12:00:00Z"}""".formatted(ID, ID))).isEqualTo(new DriverMessage.Offer(ID, ID,
				PICKUP, DROPOFF, new Fare(1_250, "USD"), Instant.parse("2026-11-25T12:00:00Z")));
		assertThat(DriverMessageCodec.read("""
				{"type":"offer_revoked","offerId":"%s","reason":"timed_out"}""".formatted(ID)))
			.isEqualTo(new DriverMessage.OfferRevoked(ID, "timed_out"));
		assertThat(DriverMessageCodec.read("""
				{"type":"ride","rideId":"%s","state":"cancelled","reason":"rider_cancelled"}""".formatted(ID)))
			.isEqualTo(new DriverMessage.RideChanged(ID, RideState.CANCELLED));
	}

	@Test
	void errorHasTheLastPartOfItsType() {
		assertThat(DriverMessageCodec.read("""
				{"type":"error","problem":{"type":"/problems/offer-gone","status":409}}"""))
			.isEqualTo(new DriverMessage.Refused("offer-gone"));
	}

	@Test
	void messageOfALaterProtocolIsUnknownAndInvalidJsonFails() {
		assertThat(DriverMessageCodec.read("{\"type\":\"bonus\"}")).isEqualTo(new DriverMessage.Unknown("bonus"));
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> DriverMessageCodec.read("hello"));
	}

}
