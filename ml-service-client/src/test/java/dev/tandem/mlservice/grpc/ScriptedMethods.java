package dev.tandem.mlservice.grpc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.protobuf.MessageLite;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Every method of every service, answered as the test says, byte for byte and as often as
 * it says: streams, for a server does not let a unary method do wrong. Until the test
 * says anything, no call is answered.
 */
final class ScriptedMethods extends HandlerRegistry {

	private final List<Received> calls = new CopyOnWriteArrayList<>();

	private final AtomicInteger cancelled = new AtomicInteger();

	private volatile Consumer<ServerCall<byte[], byte[]>> script = (call) -> {
	};

	/**
	 * A call as it arrived.
	 */
	record Received(String method, byte[] request, @Nullable Deadline deadline) {

	}

	List<Received> calls() {
		return this.calls;
	}

	int cancelled() {
		return this.cancelled.get();
	}

	/**
	 * Answers each call with this message, and OK.
	 */
	void answer(MessageLite.Builder message) {
		send(message.build().toByteArray());
	}

	/**
	 * Answers each call with what becomes of this message, and OK.
	 */
	<B extends MessageLite.Builder> void answer(B message, Consumer<B> change) {
		change.accept(message);
		answer(message);
	}

	/**
	 * Sends these messages on each call, and OK.
	 */
	void send(byte[]... messages) {
		this.script = (call) -> {
			call.sendHeaders(new Metadata());
			Stream.of(messages).forEach(call::sendMessage);
			call.close(Status.OK, new Metadata());
		};
	}

	void fail(Status status) {
		fail(status, new Metadata());
	}

	void fail(Status status, Metadata trailers) {
		this.script = (call) -> call.close(status, trailers);
	}

	/**
	 * Fails the next calls so, and does from then on what it did before.
	 */
	void fail(Status status, int calls) {
		AtomicInteger left = new AtomicInteger(calls);
		Consumer<ServerCall<byte[], byte[]>> before = this.script;
		this.script = (call) -> {
			if (left.getAndDecrement() > 0) {
				call.close(status, new Metadata());
			}
			else {
				before.accept(call);
			}
		};
	}

	@Override
	public ServerMethodDefinition<byte[], byte[]> lookupMethod(String name, @Nullable String authority) {
		MethodDescriptor<byte[], byte[]> method = MethodDescriptor
			.newBuilder(BytesMarshaller.INSTANCE, BytesMarshaller.INSTANCE)
			.setType(MethodDescriptor.MethodType.BIDI_STREAMING)
			.setFullMethodName(name)
			.build();
		return ServerMethodDefinition.create(method, this::listen);
	}

	private ServerCall.Listener<byte[]> listen(ServerCall<byte[], byte[]> call, Metadata headers) {
		call.request(1);
		return new ServerCall.Listener<>() {

			@Override
			public void onMessage(byte[] request) {
				String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
				ScriptedMethods.this.calls.add(new Received(method, request, Context.current().getDeadline()));
			}

			@Override
			public void onHalfClose() {
				ScriptedMethods.this.script.accept(call);
			}

			@Override
			public void onCancel() {
				ScriptedMethods.this.cancelled.incrementAndGet();
			}

		};
	}

}
