package dev.tandem.mlservice.platform.testing;

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
 * Handles every method of every service with the bytes that the test scripted. The
 * methods are streams, because a gRPC server would reject an invalid response of a unary
 * method. Until the test scripts a response, calls stay open.
 */
public final class ScriptedMethods extends HandlerRegistry {

	private final List<Received> calls = new CopyOnWriteArrayList<>();

	private final AtomicInteger cancelled = new AtomicInteger();

	private volatile Consumer<ServerCall<byte[], byte[]>> script = (call) -> {
	};

	/**
	 * A call as it arrived.
	 */
	public record Received(String method, byte[] request, @Nullable Deadline deadline) {

	}

	public List<Received> calls() {
		return this.calls;
	}

	public int cancelled() {
		return this.cancelled.get();
	}

	/**
	 * Responds to each call with this message and OK.
	 */
	public void respond(MessageLite.Builder message) {
		send(message.build().toByteArray());
	}

	/**
	 * Responds to each call with the changed message and OK.
	 */
	public <B extends MessageLite.Builder> void respond(B message, Consumer<B> change) {
		change.accept(message);
		respond(message);
	}

	/**
	 * Responds to each call with these messages and OK.
	 */
	public void send(byte[]... messages) {
		this.script = (call) -> {
			call.sendHeaders(new Metadata());
			Stream.of(messages).forEach(call::sendMessage);
			call.close(Status.OK, new Metadata());
		};
	}

	public void fail(Status status) {
		fail(status, new Metadata());
	}

	public void fail(Status status, Metadata trailers) {
		this.script = (call) -> call.close(status, trailers);
	}

	/**
	 * Fails the next calls with this status, and then continues with the script before.
	 */
	public void fail(Status status, int calls) {
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
