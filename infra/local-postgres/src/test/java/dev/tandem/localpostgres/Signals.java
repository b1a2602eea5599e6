package dev.tandem.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Signals that the Java API cannot send.
 */
final class Signals {

	private Signals() {
	}

	static void send(String signal, long pid) {
		try {
			new ProcessBuilder("sh", "-c", "kill -" + signal + ' ' + pid).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
