package dev.tandem.localpostgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the local PostgreSQL in the foreground until it is stopped. The folder is its only
 * argument; the rest comes from {@code POSTGRES_PORT}, {@code POSTGRES_USER},
 * {@code POSTGRES_PASSWORD} and {@code POSTGRES_DB}.
 */
final class LocalPostgresApplication {

	/** How long clients may take to leave after SIGTERM. */
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private LocalPostgresApplication() {
	}

	public static void main(String[] args) throws InterruptedException {
		Map<String, String> env = System.getenv();
		LocalPostgres postgres = LocalPostgres.lasting(Path.of(args[0]),
				new Login(env.getOrDefault("POSTGRES_USER", "tandem"), env.getOrDefault("POSTGRES_PASSWORD", "tandem"),
						env.getOrDefault("POSTGRES_DB", "tandem")),
				Integer.parseInt(env.getOrDefault("POSTGRES_PORT", "5432")));
		AtomicBoolean stopping = new AtomicBoolean();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			stopping.set(true);
			postgres.stop(PATIENCE);
		}));
		try {
			postgres.start();
		}
		catch (IllegalStateException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
		System.out.println("PostgreSQL is ready on 127.0.0.1:" + postgres.port());
		postgres.awaitEnd();
		if (!stopping.get()) {
			System.err.println("PostgreSQL ended by itself");
			System.exit(1);
		}
	}

}
