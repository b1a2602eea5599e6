package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;

import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.testing.Calls;
import io.grpc.Channel;
import io.micrometer.observation.ObservationRegistry;

/**
 * Model clients whose clock always shows {@link Calls#NOW}.
 */
final class ModelClients {

	private ModelClients() {
	}

	static ModelClient on(Channel channel) {
		return on(channel, Calls.DEADLINE, ObservationRegistry.NOOP);
	}

	static ModelClient on(Channel channel, Duration deadline, ObservationRegistry observations) {
		return new MlServiceAutoConfiguration().modelClient(Calls.executor(channel, deadline, observations));
	}

}
