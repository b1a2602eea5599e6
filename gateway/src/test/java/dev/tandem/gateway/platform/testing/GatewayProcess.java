package dev.tandem.gateway.platform.testing;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tandem.gateway.GatewayApplication;
import org.awaitility.Awaitility;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerPortFileWriter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole gateway in a process of its own on a free port, which a test can kill. It
 * exits together with the process that started it.
 */
public final class GatewayProcess implements Gateway, AutoCloseable {

	private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

	private static final String ZONE_UNKNOWN_TO_POSTGRESQL = "IST";

	private final Path folder;

	private final Process process;

	private GatewayProcess(List<String> arguments) throws IOException {
		this.folder = Files.createTempDirectory("gateway");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						GatewayProcess.class.getName(), portFile().toString()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Redirect.to(log().toFile()));
		builder.environment().put("CLASSPATH", classPath());
		builder.environment().put("TZ", ZONE_UNKNOWN_TO_POSTGRESQL);
		this.process = builder.start();
	}

	/**
	 * Starts a gateway and waits until it is ready.
	 * @param settings more settings, {@code name=value}
	 */
	public static GatewayProcess on(TestDatabase database, int mlPort, String... settings) {
		try {
			return new GatewayProcess(RunningGateway.arguments(database.address(), mlPort, settings)).awaitReady();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The entry point of the process. */
	public static void main(String[] arguments) {
		Thread.ofPlatform().daemon().start(GatewayProcess::exitWithParent);
		SpringApplication application = GatewayApplication.create();
		application.addListeners(new WebServerPortFileWriter(new File(arguments[0])));
		application.run(Arrays.copyOfRange(arguments, 1, arguments.length));
	}

	private static void exitWithParent() {
		try {
			System.in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			// a broken pipe, too, means that the parent has exited
		}
		Runtime.getRuntime().halt(1);
	}

	@Override
	public int port() {
		return Integer.parseInt(read(portFile()));
	}

	/** Kills the process without a shutdown. */
	public void kill() {
		this.process.destroyForcibly();
		this.process.onExit().orTimeout(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
	}

	@Override
	public void close() {
		kill();
		FileSystemUtils.deleteRecursively(this.folder.toFile());
	}

	private GatewayProcess awaitReady() {
		try {
			Awaitility.await("the gateway's process").atMost(START_TIMEOUT).until(this::isReady);
			return this;
		}
		catch (RuntimeException | AssertionError ex) {
			close();
			throw ex;
		}
	}

	private boolean isReady() {
		assertThat(this.process.isAlive()).as(() -> read(log())).isTrue();
		return listens() && WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port())
			.build()
			.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.returnResult(Void.class)
			.getStatus()
			.is2xxSuccessful();
	}

	private boolean listens() {
		return Files.exists(portFile()) && !read(portFile()).isEmpty();
	}

	/**
	 * The class path of this test, even when Surefire passes it in a manifest-only jar.
	 */
	private static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	private Path portFile() {
		return this.folder.resolve("port");
	}

	private Path log() {
		return this.folder.resolve("log");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
