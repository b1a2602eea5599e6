package dev.tandem.mlservice.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
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
	 * A call that is made when a subscriber comes and cancelled when it goes.
	 */
	static <Q, R> Mono<R> of(Channel channel, MethodDescriptor<Q, R> method, CallOptions options, Q request) {
		return Mono.create((sink) -> {
			ClientCall<Q, R> call = channel.newCall(method, options);
			sink.onCancel(() -> call.cancel("The subscriber is gone", null));
			ClientCalls.asyncUnaryCall(call, request, new UnaryCall<>(sink));
		});
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
