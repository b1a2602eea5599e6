package dev.tandem.mlservice.platform.grpc;

import io.grpc.ClientCall;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Emits the response of a unary call to a Reactor sink.
 *
 * @param <R> the type of the response
 */
final class UnaryCall<R> implements StreamObserver<R> {

	private final MonoSink<R> sink;

	private @Nullable R response;

	private UnaryCall(MonoSink<R> sink) {
		this.sink = sink;
	}

	/** Starts the call, and cancels it when the subscription is cancelled. */
	static <Q, R> void start(ClientCall<Q, R> call, Q request, MonoSink<R> sink) {
		ClientCalls.asyncUnaryCall(call, request, new UnaryCall<>(sink));
		// Register after the start: a call that is cancelled while it starts may miss the
		// cancellation. The sink runs the callback at once if the subscriber has left.
		sink.onCancel(() -> call.cancel("The subscriber cancelled", null));
	}

	@Override
	public void onNext(R value) {
		this.response = value;
	}

	@Override
	public void onError(Throwable failure) {
		this.sink.error(failure);
	}

	@Override
	public void onCompleted() {
		if (this.response != null) {
			this.sink.success(this.response);
		}
		else {
			this.sink.error(Status.INTERNAL.withDescription("no response received").asRuntimeException());
		}
	}

}
