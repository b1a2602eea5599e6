package dev.tandem.mlservice.ridehailing;

import dev.tandem.mlservice.platform.Require;

/**
 * The price of a ride in minor units of the currency (cents). The parts must add up to
 * the amount.
 *
 * @param currency the ISO 4217 code, three letters
 * @param amount the total that the rider pays, more than 0
 * @param base the fixed part, including the supplement that raises a fare to the minimum
 * @param distance the part for the distance
 * @param time the part for the time
 * @param surge the part that surge adds
 */
public record Fare(String currency, long amount, long base, long distance, long time, long surge) {

	public Fare {
		Require.that("fare.currency", currency, currency.matches("[A-Z]{3}"), "an ISO 4217 code");
		Require.positive("fare.amount", amount);
		Require.notNegative("fare.base", base);
		Require.notNegative("fare.distance", distance);
		Require.notNegative("fare.time", time);
		Require.notNegative("fare.surge", surge);
		long sum = Math.addExact(Math.addExact(base, distance), Math.addExact(time, surge));
		Require.that("fare.amount", amount, amount == sum, "the sum of its parts, " + sum + ",");
	}

}
