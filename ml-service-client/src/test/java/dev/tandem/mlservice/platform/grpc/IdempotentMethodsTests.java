package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.mlservice.platform.testing.BytesMarshaller;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Uses a service of its own, because all methods of the contract are idempotent.
 */
class IdempotentMethodsTests {

	private static final MethodDescriptor<byte[], byte[]> READ = method("Read").setSafe(true).build();

	private static final MethodDescriptor<byte[], byte[]> PUT = method("Put").setIdempotent(true).build();

	private static final MethodDescriptor<byte[], byte[]> POST = method("Post").build();

	@AutoClose
	private final TestMlService mlService = new TestMlService(
			(channel) -> channel.enableRetry().defaultServiceConfig(config()));

	@Test
	void methodWithoutSideEffectsIsRetried() {
		assertThat(attempts(READ)).isEqualTo(3);
	}

	@Test
	void idempotentMethodIsRetried() {
		assertThat(attempts(PUT)).isEqualTo(3);
	}

	@Test
	void methodWithoutAnIdempotencyLevelIsNotRetried() {
		assertThat(attempts(POST)).isOne();
	}

	private int attempts(MethodDescriptor<byte[], byte[]> method) {
		this.mlService.methods().fail(Status.UNAVAILABLE);
		assertThatException()
			.isThrownBy(() -> ClientCalls.blockingUnaryCall(this.mlService.channel(), method,
					CallOptions.DEFAULT.withDeadlineAfter(Calls.TIMEOUT), new byte[0]))
			.extracting(Status::fromThrowable)
			.extracting(Status::getCode)
			.isEqualTo(Status.Code.UNAVAILABLE);
		return this.mlService.methods().calls().size();
	}

	private static Map<String, Object> config() {
		Map<String, Object> config = new HashMap<>();
		ServiceDescriptor service = ServiceDescriptor.newBuilder("test.Service")
			.addMethod(READ)
			.addMethod(PUT)
			.addMethod(POST)
			.build();
		new RetryServiceConfig(new MlServiceProperties.Retry(3, Duration.ofMillis(1), Duration.ofMillis(1), 1000, 1),
				List.of(service))
			.customize(MlServiceChannel.NAME, config);
		return config;
	}

	private static MethodDescriptor.Builder<byte[], byte[]> method(String name) {
		return MethodDescriptor.newBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
			.setType(MethodDescriptor.MethodType.UNARY)
			.setFullMethodName("test.Service/" + name);
	}

}
