package dev.tandem.sample;

import java.time.Instant;

import dev.tandem.mlservice.ridehailing.GeoPoint;
import dev.tandem.mlservice.ridehailing.MarketState;
import dev.tandem.mlservice.ridehailing.PricedRide;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.mlservice.ridehailing.RideToPrice;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Prints the current price of a ride from Times Square to the airport.
 */
@SpringBootApplication
class PriceARide {

	public static void main(String[] args) {
		SpringApplication.run(PriceARide.class, args);
	}

	@Bean
	CommandLineRunner price(PricingClient pricingClient) {
		RideToPrice ride = new RideToPrice(new GeoPoint(40.758, -73.9855), new GeoPoint(40.6413, -73.7781),
				Instant.now(), new MarketState(12, 9.5), null);
		return (args) -> System.out.println(pricingClient.priceRide(ride).map(PricedRide::price).block());
	}

}
