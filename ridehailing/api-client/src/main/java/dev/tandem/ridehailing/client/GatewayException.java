package dev.tandem.ridehailing.client;

/** The gateway refused a request or was unreachable. */
public final class GatewayException extends Exception {

	private static final long serialVersionUID = 1L;

	private final boolean transientFailure;

	GatewayException(String kind, boolean transientFailure) {
		super(kind);
		this.transientFailure = transientFailure;
	}

	/** Returns the last part of the problem's type, or a short description. */
	public String kind() {
		return String.valueOf(getMessage());
	}

	/** Whether a later attempt may succeed. */
	public boolean isTransient() {
		return this.transientFailure;
	}

}
