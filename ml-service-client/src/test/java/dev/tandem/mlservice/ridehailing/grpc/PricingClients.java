package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Duration;

import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.ridehailing.PricingClient;
import io.grpc.Channel;

/**
 * Pricing clients whose clock always shows {@link Calls#NOW}.
 */
final class PricingClients {

	static final Duration CITY_DEADLINE = Duration.ofMinutes(3);

	private PricingClients() {
	}

	static PricingClient on(Channel channel) {
		return new GrpcPricingClient(Calls.executor(channel), CITY_DEADLINE);
	}

}
