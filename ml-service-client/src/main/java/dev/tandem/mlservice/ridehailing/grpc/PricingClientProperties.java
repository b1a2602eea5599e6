package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Duration;

import dev.tandem.mlservice.platform.grpc.SettingRange;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pricing client beside those of every call to the ML service.
 *
 * @param cityDeadline maximum duration of a call for the whole city, including its
 * retries; it is longer because the call computes more and no rider waits for it
 */
@ConfigurationProperties("tandem.ml-service")
record PricingClientProperties(@DefaultValue("1s") Duration cityDeadline) {

	PricingClientProperties {
		SettingRange.check("city-deadline", cityDeadline);
	}

}
