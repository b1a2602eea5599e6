package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.AutoClose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The contract has no method that may not be repeated: here is a service that has.
 */
class RepeatableMethodsTests {

	private static final MethodDescriptor<byte[], byte[]> READ = method("Read").setSafe(true).build();

	private static final MethodDescriptor<byte[], byte[]> PUT = method("Put").setIdempotent(true).build();

	private static final MethodDescriptor<byte[], byte[]> POST = method("Post").build();

	@AutoClose
	private final TestMlService mlService = new TestMlService(
			(channel) -> channel.enableRetry().defaultServiceConfig(config()));

	@Test
	void methodWithoutSideEffectsIsRepeated() {
		assertThat(attempts(READ)).isEqualTo(3);
	}

	@Test
	void idempotentMethodIsRepeated() {
		assertThat(attempts(PUT)).isEqualTo(3);
	}

	@Test
	void methodThatTheContractSaysNothingOfIsNotRepeated() {
		assertThat(attempts(POST)).isOne();
	}

	private int attempts(MethodDescriptor<byte[], byte[]> method) {
		this.mlService.methods().fail(Status.UNAVAILABLE);
		assertThatException()
			.isThrownBy(() -> ClientCalls.blockingUnaryCall(this.mlService.channel(), method,
					CallOptions.DEFAULT.withDeadlineAfter(Calls.BOUND), new byte[0]))
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
