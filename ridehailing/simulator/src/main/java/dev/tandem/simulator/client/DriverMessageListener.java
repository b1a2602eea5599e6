package dev.tandem.simulator.client;

import java.net.http.WebSocket;
import java.time.DateTimeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Puts the messages of a socket into the driver's inbox.
 */
final class DriverMessageListener implements WebSocket.Listener {

	private final BlockingQueue<DriverMessage> inbox;

	private final StringBuilder text = new StringBuilder();

	DriverMessageListener(BlockingQueue<DriverMessage> inbox) {
		this.inbox = inbox;
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.inbox.add(read(this.text.toString()));
			this.text.setLength(0);
		}
		socket.request(1);
		return null;
	}

	private static DriverMessage read(String text) {
		try {
			return DriverMessageCodec.read(text);
		}
		catch (JacksonException | IllegalArgumentException | DateTimeException ex) {
			return new DriverMessage.Unknown("unreadable");
		}
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
		this.inbox.add(new DriverMessage.Closed("close-" + code));
		return null;
	}

	@Override
	public void onError(WebSocket socket, Throwable error) {
		this.inbox.add(new DriverMessage.Closed("broken"));
	}

}
