package dev.tandem.mlservice.platform.grpc;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.BadRequest;
import com.google.rpc.DebugInfo;
import dev.tandem.mlservice.platform.FieldViolation;
import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceInvalidRequestException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionMapperTests {

	private static final Any VIOLATIONS = Any.pack(BadRequest.newBuilder()
		.addFieldViolations(violation("center.x", "out of range"))
		.addFieldViolations(violation("size", "missing"))
		.build());

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final ModelClient client = ModelClients.on(this.mlService.channel());

	@ParameterizedTest
	@EnumSource(value = Status.Code.class, mode = EnumSource.Mode.EXCLUDE, names = "OK")
	void everyStatusIsMapped(Status.Code code) {
		this.mlService.methods().fail(code.toStatus().withDescription("as the test says"));
		assertThat(Calls.failure(this.client.listModels(), expected(code)))
			.hasMessage("ML service: " + code + ", as the test says")
			.hasCauseInstanceOf(io.grpc.StatusRuntimeException.class);
	}

	@Test
	void statusWithoutDescriptionIsNamedAlone() {
		this.mlService.methods().fail(Status.UNAVAILABLE);
		assertThat(Calls.failure(this.client.listModels(), MlServiceUnavailableException.class))
			.hasMessage("ML service: UNAVAILABLE");
	}

	@Test
	void violationsAreFoundAmongOtherDetails() {
		assertThat(refused(details(Any.pack(DebugInfo.getDefaultInstance()), VIOLATIONS)).violations())
			.containsExactly(new FieldViolation("center.x", "out of range"), new FieldViolation("size", "missing"));
	}

	@Test
	void refusalWithoutDetailsHasNoViolations() {
		assertThat(refused(new Metadata()).violations()).isEmpty();
		assertThat(refused(details(Any.pack(DebugInfo.getDefaultInstance()))).violations()).isEmpty();
	}

	@Test
	void invalidViolationsAreSuppressed() {
		Any garbage = VIOLATIONS.toBuilder().setValue(ByteString.copyFromUtf8("\u0000garbage")).build();
		assertMalformed(refused(details(garbage)));
	}

	@Test
	void invalidDetailsAreSuppressed() {
		Metadata trailers = new Metadata();
		trailers.put(Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER),
				"\u0000garbage".getBytes(StandardCharsets.UTF_8));
		assertMalformed(refused(trailers));
	}

	@Test
	void exceptionWithoutAStatusIsADefect() {
		IllegalStateException defect = new IllegalStateException("as the test says");
		assertThat(ExceptionMapper.map(defect)).isInstanceOf(MlServiceProtocolException.class).hasCause(defect);
	}

	@Test
	void mappedExceptionStaysUnchanged() {
		MlServiceException mapped = new MlServiceTimeoutException("late", null);
		assertThat(ExceptionMapper.map(mapped)).isSameAs(mapped);
	}

	private MlServiceInvalidRequestException refused(Metadata trailers) {
		this.mlService.methods().fail(Status.INVALID_ARGUMENT, trailers);
		return Calls.failure(this.client.listModels(), MlServiceInvalidRequestException.class);
	}

	private static void assertMalformed(MlServiceInvalidRequestException refusal) {
		assertThat(refusal.violations()).isEmpty();
		assertThat(refusal.getCause().getSuppressed()).hasSize(1);
	}

	private static Metadata details(Any... details) {
		com.google.rpc.Status.Builder status = com.google.rpc.Status.newBuilder()
			.setCode(Status.Code.INVALID_ARGUMENT.value());
		Stream.of(details).forEach(status::addDetails);
		Metadata trailers = StatusProto.toStatusRuntimeException(status.build()).getTrailers();
		assertThat(trailers).isNotNull();
		return trailers;
	}

	private static BadRequest.FieldViolation violation(String field, String description) {
		return BadRequest.FieldViolation.newBuilder().setField(field).setDescription(description).build();
	}

	private static Class<? extends MlServiceException> expected(Status.Code code) {
		return switch (code) {
			case INVALID_ARGUMENT -> MlServiceInvalidRequestException.class;
			case DEADLINE_EXCEEDED -> MlServiceTimeoutException.class;
			case UNAVAILABLE, RESOURCE_EXHAUSTED, CANCELLED -> MlServiceUnavailableException.class;
			default -> MlServiceProtocolException.class;
		};
	}

}
