package dev.tandem.simulator.client;

/**
 * The gateway refused, or could not be reached.
 */
public final class GatewayException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String kind;

	private final boolean transientFailure;

	GatewayException(String kind, boolean transientFailure) {
		super(kind);
		this.kind = kind;
		this.transientFailure = transientFailure;
	}

	/**
	 * What failed.
	 * @return the problem's type, or what broke; few words
	 */
	public String kind() {
		return this.kind;
	}

	/**
	 * Whether the same may go well later.
	 * @return whether to try again
	 */
	public boolean isTransient() {
		return this.transientFailure;
	}

}
