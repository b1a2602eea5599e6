package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.pulse.CityPulse.CityRates;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class CityRatesTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.dispatch.tick=1h");

	@BeforeEach
	void deleteRides() {
		stack.database().jdbc().sql("""
				alter table ride_events disable trigger ride_events_append_only;
				delete from ride_events;
				alter table ride_events enable trigger ride_events_append_only;
				delete from rides
				""").update();
	}

	@Test
	void cityWithoutRidesHasNoRates() {
		assertThat(rates()).isEqualTo(CityRates.NONE);
	}

	@Test
	void ridesOfTheLastMinuteAreCounted() {
		ride("completed", 50).requested(1, 50).onRideEvent(2, "completed", 10);
		ride("completed", 70).requested(1, 70).onRideEvent(2, "completed", 65);
		ride("picked_up", 70).requested(1, 70).onRideEvent(2, "picked_up", 5);
		ride("requested", 5).requested(1, 5);
		CityRates rates = rates();
		assertThat(rates.requestsPerMinute()).isEqualTo(2);
		assertThat(rates.ridesPerMinute()).isEqualTo(1);
		assertThat(rates.ridesActive()).isEqualTo(2);
	}

	@Test
	void continuedSearchIsNotCountedAsARequest() {
		ride("requested", 50).requested(1, 50).onRideEvent(2, "offered", 40).onRideEvent(3, "requested", 30);
		assertThat(rates().requestsPerMinute()).isOne();
	}

	@Test
	void timeToMatchIsFromRequestToAcceptance() {
		ride("accepted", 100).requested(1, 100).onRideEvent(2, "offered", 99).onRideEvent(3, "accepted", 98);
		ride("accepted", 100).requested(1, 100).onRideEvent(2, "offered", 97).onRideEvent(3, "accepted", 96);
		ride("accepted", 200).requested(1, 200).onRideEvent(2, "offered", 100).onRideEvent(3, "accepted", 100);
		CityRates.Quantiles match = rates().timeToMatchMs();
		assertThat(match).isNotNull();
		assertThat(match.p50()).isEqualTo(4_000);
		assertThat(match.p99()).isBetween(97_000L, 100_000L);
	}

	@Test
	void acceptRateCoversTheLastFiveMinutes() {
		ride("accepted", 250).requested(1, 250)
			.onRideEvent(2, "offered", 240)
			.onRideEvent(3, "requested", 230)
			.onRideEvent(4, "offered", 220)
			.onRideEvent(5, "accepted", 210);
		ride("requested", 900).requested(1, 900).onRideEvent(2, "offered", 800).onRideEvent(3, "requested", 790);
		assertThat(rates().acceptRate()).isEqualTo(0.5);
	}

	@Test
	void withoutOffersThereIsNoAcceptRateAndNoTimeToMatch() {
		ride("requested", 5).requested(1, 5);
		assertThat(rates().acceptRate()).isNull();
		assertThat(rates().timeToMatchMs()).isNull();
	}

	private static CityRates rates() {
		return Objects
			.requireNonNull(stack.gateway().bean(PulseRepository.class).readInputs().block(Duration.ofSeconds(10)))
			.rates();
	}

	private static TestRide ride(String state, int secondsAgo) {
		UUID id = UUID.randomUUID();
		UUID driver = "requested".equals(state) ? null : UUID.randomUUID();
		UUID quote = UUID.fromString(stack.gateway().quote().get("id").asString());
		stack.database()
			.jdbc()
			.sql("""
					insert into rides (id, quote_id, version, state, driver_id, requested_at)
					values (:id, :quote, 1, :state, :driver, now() - :ago * interval '1 second')
					""")
			.param("id", id)
			.param("quote", quote)
			.param("state", state)
			.param("driver", driver)
			.param("ago", secondsAgo)
			.update();
		return new TestRide(id, secondsAgo);
	}

	private record TestRide(UUID id, int requestedAgo) {

		TestRide requested(int number, int secondsAgo) {
			return onRideEvent(number, "requested", secondsAgo);
		}

		/** Sets the time of an event relative to the request. */
		TestRide onRideEvent(int number, String state, int secondsAgo) {
			stack.database()
				.jdbc()
				.sql("""
						insert into ride_events (ride_id, number, state, at)
						select id, :number, :state, requested_at + (:since - :ago) * interval '1 second' from rides where id = :id
						""")
				.param("id", this.id)
				.param("number", number)
				.param("state", state)
				.param("since", this.requestedAgo)
				.param("ago", secondsAgo)
				.update();
			return this;
		}

	}

}
