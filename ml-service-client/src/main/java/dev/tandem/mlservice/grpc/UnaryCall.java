package dev.tandem.mlservice.grpc;

import io.grpc.ClientCall;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * Hands the answer of a unary call to a Reactor sink.
 *
 * @param <R> the type of the answer
 */
final class UnaryCall<R> implements StreamObserver<R> {

	private final MonoSink<R> sink;

	private @Nullable R answer;

	private UnaryCall(MonoSink<R> sink) {
		this.sink = sink;
	}

	/**
	 * Makes the call, and cancels it when the subscriber goes. It is watched once it has
	 * started, for a call that starts while it is cancelled may miss that; a subscriber
	 * that is gone by then is noticed all the same.
	 */
	static <Q, R> void start(ClientCall<Q, R> call, Q request, MonoSink<R> sink) {
		ClientCalls.asyncUnaryCall(call, request, new UnaryCall<>(sink));
		sink.onCancel(() -> call.cancel("The subscriber is gone", null));
	}

	@Override
	public void onNext(R value) {
		this.answer = value;
	}

	@Override
	public void onError(Throwable failure) {
		this.sink.error(failure);
	}

	@Override
	public void onCompleted() {
		if (this.answer != null) {
			this.sink.success(this.answer);
		}
		else {
			this.sink.error(Status.INTERNAL.withDescription("no answer came").asRuntimeException());
		}
	}

}
