package dev.tandem.gateway.ridehailing.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/**
 * The messages that a driver's socket received and no test awaited, and the code that
 * closed it. Validates each message against the protocol's document. Thread-safe.
 */
final class ReceivedMessages {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final List<JsonNode> messages = new ArrayList<>();

	private final List<String> faults = new ArrayList<>();

	private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

	void onMessage(JsonNode message) {
		List<String> faults = AsyncApi.faultsOf(message);
		synchronized (this.messages) {
			this.messages.add(message);
			this.faults.addAll(faults);
			this.messages.notifyAll();
		}
	}

	/** Keeps the first code. */
	void onClose(int code) {
		this.closeCode.complete(code);
	}

	JsonNode await(Predicate<JsonNode> wanted) {
		long end = System.nanoTime() + BOUND.toNanos();
		synchronized (this.messages) {
			Optional<JsonNode> found = find(wanted);
			while (found.isEmpty()) {
				waitUntil(end);
				found = find(wanted);
			}
			this.messages.remove(found.get());
			return found.get();
		}
	}

	private Optional<JsonNode> find(Predicate<JsonNode> wanted) {
		if (!this.faults.isEmpty()) {
			throw new AssertionError("messages violate the document: " + this.faults);
		}
		return this.messages.stream().filter(wanted).findFirst();
	}

	private void waitUntil(long end) {
		long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
		if (millis <= 0) {
			throw new AssertionError("no such message arrived, but " + this.messages + ", " + this.closeCode);
		}
		try {
			this.messages.wait(millis);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	List<JsonNode> all() {
		synchronized (this.messages) {
			return List.copyOf(this.messages);
		}
	}

	boolean isClosed() {
		return this.closeCode.isDone();
	}

	int awaitClose() {
		try {
			return this.closeCode.get(BOUND.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("the socket was not closed", ex);
		}
	}

}
