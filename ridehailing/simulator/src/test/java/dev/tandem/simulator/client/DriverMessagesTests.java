package dev.tandem.simulator.client;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.simulator.city.Place;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DriverMessagesTests {

	private static final UUID ID = UUID.fromString("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11");

	private static final Place PICKUP = new Place(40.75, -73.98);

	private static final Place DROPOFF = new Place(40.64, -73.78);

	@Test
	void whatHeSaysIsTheProtocols() {
		assertThat(DriverMessages.position(PICKUP)).isEqualTo("{\"lat\":40.75,\"lng\":-73.98,\"type\":\"position\"}");
		assertThat(DriverMessages.accept(ID)).isEqualTo("{\"type\":\"accept\",\"offerId\":\"" + ID + "\"}");
		assertThat(DriverMessages.decline(ID)).isEqualTo("{\"type\":\"decline\",\"offerId\":\"" + ID + "\"}");
		assertThat(DriverMessages.progress(ID, RideState.PICKED_UP))
			.isEqualTo("{\"type\":\"progress\",\"rideId\":\"" + ID + "\",\"state\":\"picked_up\"}");
		assertThat(DriverMessages.pong()).isEqualTo("{\"type\":\"pong\"}");
	}

	@Test
	void welcomeTellsWhetherHeHasARide() {
		assertThat(DriverMessages.read("""
				{"type":"welcome","protocolVersion":1,"driverId":"%s","resumed":false,"ride":null}""".formatted(ID)))
			.isEqualTo(new DriverSignal.Welcome(null));
		assertThat(DriverMessages.read("""
				{"type":"welcome","resumed":true,"ride":{"rideId":"%s","state":"arrived",
				"pickup":{"lat":40.75,"lng":-73.98,"cell":"882a100d63fffff"},"dropoff":{"lat":40.64,"lng":-73.78}}}"""
			.formatted(ID)))
			.isEqualTo(new DriverSignal.Welcome(new DriverSignal.BoundRide(ID, RideState.ARRIVED, PICKUP, DROPOFF)));
	}

	@Test
	void offerAndWhatBecomesOfItAreUnderstood() {
		assertThat(DriverMessages.read("""
				{"type":"offer","offerId":"%s","rideId":"%s","pickup":{"lat":40.75,"lng":-73.98},
				"dropoff":{"lat":40.64,"lng":-73.78},"fare":{"amount":1250,"currency":"USD"},
				"expiresAt":"2026-11-25T12:00:00Z"}""".formatted(ID, ID))).isEqualTo(new DriverSignal.Offer(ID, ID,
				PICKUP, DROPOFF, new Fare(1_250, "USD"), Instant.parse("2026-11-25T12:00:00Z")));
		assertThat(DriverMessages.read("""
				{"type":"offer_revoked","offerId":"%s","reason":"timed_out"}""".formatted(ID)))
			.isEqualTo(new DriverSignal.OfferRevoked(ID, "timed_out"));
		assertThat(DriverMessages.read("""
				{"type":"ride","rideId":"%s","state":"cancelled","reason":"rider_cancelled"}""".formatted(ID)))
			.isEqualTo(new DriverSignal.RideChanged(ID, RideState.CANCELLED));
	}

	@Test
	void errorIsKnownByTheLastWordOfItsType() {
		assertThat(DriverMessages.read("""
				{"type":"error","problem":{"type":"/problems/offer-gone","status":409}}"""))
			.isEqualTo(new DriverSignal.Refused("offer-gone"));
	}

	@Test
	void messageOfALaterProtocolIsUnknownAndWhatIsNoJsonFails() {
		assertThat(DriverMessages.read("{\"type\":\"bonus\"}")).isEqualTo(new DriverSignal.Unknown("bonus"));
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> DriverMessages.read("hello"));
	}

}
