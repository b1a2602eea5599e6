package dev.tandem.ridehailing.client;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DriverMessageTests {

	private static final UUID ID = UUID.fromString("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11");

	private static final Place PICKUP = new Place(40.75, -73.98);

	private static final Place DROPOFF = new Place(40.64, -73.78);

	@Test
	void sentMessagesFollowTheProtocol() {
		assertThat(new DriverCommand.Position(PICKUP.lat(), PICKUP.lng()).text())
			.isEqualTo("{\"type\":\"position\",\"lat\":40.75,\"lng\":-73.98}");
		assertThat(new DriverCommand.Accept(ID).text()).isEqualTo("{\"type\":\"accept\",\"offerId\":\"" + ID + "\"}");
		assertThat(new DriverCommand.Decline(ID).text()).isEqualTo("{\"type\":\"decline\",\"offerId\":\"" + ID + "\"}");
		assertThat(new DriverCommand.Progress(ID, RideState.PICKED_UP).text())
			.isEqualTo("{\"type\":\"progress\",\"rideId\":\"" + ID + "\",\"state\":\"picked_up\"}");
		assertThat(new DriverCommand.Pong().text()).isEqualTo("{\"type\":\"pong\"}");
	}

	@Test
	void welcomeContainsTheDriversRide() {
		assertThat(DriverMessage.of("""
				{"type":"welcome","protocolVersion":1,"driverId":"%s","resumed":false,"ride":null}""".formatted(ID)))
			.isEqualTo(new DriverMessage.Welcome(null));
		assertThat(DriverMessage.of("""
				{"type":"welcome","resumed":true,"ride":{"rideId":"%s","state":"arrived",
				"pickup":{"lat":40.75,"lng":-73.98,"cell":"882a100d63fffff"},"dropoff":{"lat":40.64,"lng":-73.78}}}"""
			.formatted(ID))).isEqualTo(
					new DriverMessage.Welcome(new DriverMessage.AssignedRide(ID, RideState.ARRIVED, PICKUP, DROPOFF)));
	}

	@Test
	void offerAndItsOutcomeAreParsed() {
		assertThat(DriverMessage.of("""
				{"type":"offer","offerId":"%s","rideId":"%s","pickup":{"lat":40.75,"lng":-73.98},
				"dropoff":{"lat":40.64,"lng":-73.78},"fare":{"amount":1250,"currency":"USD"},
				"expiresAt":"2026-11-25T12:00:00Z"}""".formatted(ID, ID))).isEqualTo(new DriverMessage.Offer(ID, ID,
				PICKUP, DROPOFF, new Fare(1_250, "USD"), Instant.parse("2026-11-25T12:00:00Z")));
		assertThat(DriverMessage.of("""
				{"type":"offer_revoked","offerId":"%s","reason":"timed_out"}""".formatted(ID)))
			.isEqualTo(new DriverMessage.OfferRevoked(ID, "timed_out"));
		assertThat(DriverMessage.of("""
				{"type":"ride","rideId":"%s","state":"cancelled","reason":"rider_cancelled"}""".formatted(ID)))
			.isEqualTo(new DriverMessage.RideChanged(ID, RideState.CANCELLED));
	}

	@Test
	void errorHasTheLastPartOfItsType() {
		assertThat(DriverMessage.of("""
				{"type":"error","problem":{"type":"/problems/offer-gone","status":409}}"""))
			.isEqualTo(new DriverMessage.Refused(new Problem("/problems/offer-gone")));
		assertThat(new Problem("/problems/offer-gone").kind()).isEqualTo("offer-gone");
	}

	@Test
	void messageOfALaterProtocolIsUnknownAndInvalidJsonFails() {
		assertThat(DriverMessage.of("{\"type\":\"bonus\"}")).isEqualTo(new DriverMessage.Unknown("bonus"));
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> DriverMessage.of("hello"));
	}

}
