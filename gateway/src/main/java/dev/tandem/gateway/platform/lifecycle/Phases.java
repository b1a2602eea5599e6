package dev.tandem.gateway.platform.lifecycle;

import org.springframework.context.SmartLifecycle;

/**
 * The phases of this application's {@link SmartLifecycle} beans, in the order in which
 * they start. They stop in the opposite order:
 * <ol>
 * <li>{@link #CONNECTIONS} stops first: the load balancer sees that this replica leaves,
 * connections in use are asked to end, long-lived ones are closed.</li>
 * <li>The web server (its phases are Spring Boot's, between this one and
 * {@link #MEMBERSHIP}) completes the requests that it has, and closes its port.</li>
 * <li>{@link #MEMBERSHIP}: the other replicas learn that this one is gone. No request
 * needs it any more.</li>
 * <li>{@link #SUBSCRIBERS}: work that reads feeds ends.</li>
 * <li>{@link #FEEDS}: feeds end, without anybody who could miss something.</li>
 * <li>{@link #DATABASE} stops last: until now, notifications arrive and locks are
 * held.</li>
 * </ol>
 */
public final class Phases {

	/** Whether the database is reachable, and the session that receives from it. */
	public static final int DATABASE = 0;

	/** What reads the database for the whole replica and publishes it to subscribers. */
	public static final int FEEDS = 1;

	/** What subscribes to feeds, and all other work in the background. */
	public static final int SUBSCRIBERS = 2;

	/** What tells other replicas what this one has; before requests arrive. */
	public static final int MEMBERSHIP = 1024;

	/** What must know at once that the application stops: open connections. */
	public static final int CONNECTIONS = Integer.MAX_VALUE;

	private Phases() {
	}

}
