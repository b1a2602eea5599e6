package dev.tandem.gateway.ridehailing.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Python service itself, with its trained model, as a process of its own. It is taken
 * from where {@code ml-service/setup.sh} makes it.
 */
public final class RealMlService implements AutoCloseable {

	private static final Path HOME = Path.of("../ml-service").toAbsolutePath().normalize();

	private static final Path PYTHON = HOME.resolve(".venv/bin/python");

	private static final Path MODEL = HOME.resolve("model");

	private final Path folder;

	private final Process process;

	private RealMlService() throws IOException {
		this.folder = Files.createTempDirectory("ml-service");
		ProcessBuilder builder = new ProcessBuilder(PYTHON.toString(), "-m", "tandem_ml").redirectErrorStream(true)
			.redirectOutput(Redirect.to(log().toFile()));
		builder.environment()
			.putAll(Map.of("ML_HOST", "127.0.0.1", "ML_REST_PORT", "0", "ML_GRPC_PORT", "0", "ML_PORT_FILE",
					ports().toString(), "ML_MODEL_DIR", MODEL.toString()));
		this.process = builder.start();
	}

	/** Starts it and waits until it prices. */
	public static RealMlService start() {
		requireSetUp();
		try {
			return new RealMlService().awaitReady();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private RealMlService awaitReady() {
		try {
			Awaitility.await("the ML service").atMost(Duration.ofSeconds(60)).until(this::isReady);
			return this;
		}
		catch (RuntimeException | AssertionError ex) {
			close();
			throw ex;
		}
	}

	/** Where it takes gRPC calls. */
	public int grpcPort() {
		return RidehailingGateway.JSON.readTree(ports()).get("grpc").asInt();
	}

	/**
	 * What the served model says of itself.
	 * @return its {@code model.json}
	 */
	public JsonNode model() {
		return RidehailingGateway.JSON.readTree(MODEL.resolve("model.json"));
	}

	/**
	 * Runs a program in the service's own environment.
	 * @param program Python, which reads JSON from standard input and prints JSON
	 */
	public static JsonNode python(String program, Object input) {
		requireSetUp();
		try {
			Process run = new ProcessBuilder(PYTHON.toString(), "-c", program).redirectError(Redirect.INHERIT).start();
			try (OutputStream stdin = run.getOutputStream()) {
				stdin.write(RidehailingGateway.JSON.writeValueAsBytes(input));
			}
			String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(run.waitFor()).as("Python's exit status").isZero();
			return RidehailingGateway.JSON.readTree(printed);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void requireSetUp() {
		if (!Files.isExecutable(PYTHON) || !Files.isRegularFile(MODEL.resolve("model.json"))) {
			throw new IllegalStateException("The ML service is not there: `make test` and ml-service/setup.sh make it");
		}
	}

	private boolean isReady() {
		assertThat(this.process.isAlive()).as(() -> text(log())).isTrue();
		return Files.exists(ports());
	}

	private Path ports() {
		return this.folder.resolve("ports.json");
	}

	private Path log() {
		return this.folder.resolve("log");
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
		FileSystemUtils.deleteRecursively(this.folder.toFile());
	}

}
