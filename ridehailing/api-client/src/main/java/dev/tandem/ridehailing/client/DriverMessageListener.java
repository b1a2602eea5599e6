package dev.tandem.ridehailing.client;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** Passes on whole texts of a socket, and how it was closed. */
final class DriverMessageListener implements WebSocket.Listener {

	private final Consumer<String> onText;

	private final Consumer<String> onClosed;

	private final StringBuilder text = new StringBuilder();

	DriverMessageListener(Consumer<String> onText, Consumer<String> onClosed) {
		this.onText = onText;
		this.onClosed = onClosed;
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.onText.accept(this.text.toString());
			this.text.setLength(0);
		}
		socket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.onClosed.accept("close-" + code);
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		this.onClosed.accept("broken");
	}

}
