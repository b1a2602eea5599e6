package dev.tandem.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * The Python service itself, with its trained model, as a process of its own. It is taken
 * from where {@code ml-service/setup.sh} makes it.
 */
public final class RealMlService implements AutoCloseable {

	private static final Path HOME = Path.of("../ml-service").toAbsolutePath().normalize();

	private static final Path PYTHON = HOME.resolve(".venv/bin/python");

	private static final Path MODEL = HOME.resolve("model");

	private final HttpClient http = HttpClient.newHttpClient();

	private final int restPort = freePort();

	private final int grpcPort = freePort();

	private final Path log;

	private final Process process;

	private RealMlService() throws IOException {
		this.log = Files.createTempFile("ml-service", ".log");
		ProcessBuilder builder = new ProcessBuilder(PYTHON.toString(), "-m", "tandem_ml").redirectErrorStream(true)
			.redirectOutput(Redirect.to(this.log.toFile()));
		builder.environment().put("ML_HOST", "127.0.0.1");
		builder.environment().put("ML_REST_PORT", Integer.toString(this.restPort));
		builder.environment().put("ML_GRPC_PORT", Integer.toString(this.grpcPort));
		builder.environment().put("ML_MODEL_DIR", MODEL.toString());
		this.process = builder.start();
	}

	/**
	 * Starts it and waits until it prices.
	 * @return the service
	 */
	public static RealMlService start() {
		if (!Files.isExecutable(PYTHON) || !Files.isRegularFile(MODEL.resolve("model.json"))) {
			throw new IllegalStateException("The ML service is not there: ml-service/setup.sh makes it");
		}
		try {
			RealMlService service = new RealMlService();
			Awaitility.await("the ML service").atMost(Duration.ofSeconds(60)).until(service::isReady);
			return service;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where it takes gRPC calls.
	 * @return a port of 127.0.0.1
	 */
	public int grpcPort() {
		return this.grpcPort;
	}

	/**
	 * Asks its REST interface.
	 * @param path where
	 * @param body the question
	 * @return the answer, whatever its status
	 */
	public JsonNode post(String path, String body) {
		return RunningGateway.JSON.readTree(send(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build()).body());
	}

	/**
	 * Runs Python in the service's environment.
	 * @param program what to run
	 * @return what it printed
	 */
	public String python(String program) {
		try {
			Process run = new ProcessBuilder(PYTHON.toString(), "-c", program).redirectError(Redirect.INHERIT).start();
			String printed = new String(run.getInputStream().readAllBytes());
			if (run.waitFor() != 0) {
				throw new IllegalStateException("Python failed");
			}
			return printed;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private boolean isReady() throws IOException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("The ML service did not start:\n" + Files.readString(this.log));
		}
		try {
			return send(request("/readyz").build()).statusCode() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.restPort + path))
			.timeout(Duration.ofSeconds(30));
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.process.destroy();
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
			this.http.close();
			Files.deleteIfExists(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
