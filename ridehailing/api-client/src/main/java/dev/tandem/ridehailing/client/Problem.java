package dev.tandem.ridehailing.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Problem details, RFC 9457. */
public record Problem(@Nullable String type) {

	/** Returns the last part of the type, such as {@code offer-gone}. */
	public String kind() {
		return (this.type != null)
				? this.type.substring(Math.max(this.type.lastIndexOf('/'), this.type.lastIndexOf(':')) + 1) : "problem";
	}

	/** Returns the kind of the problem in a response; its status when it has none. */
	static String kind(int status, String body) {
		try {
			return Json.read(body, Problem.class).kind();
		}
		catch (JacksonException ex) {
			return "http-" + status;
		}
	}

}
