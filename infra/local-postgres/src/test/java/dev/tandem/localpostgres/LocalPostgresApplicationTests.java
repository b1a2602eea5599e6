package dev.tandem.localpostgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalPostgresApplicationTests {

	private static final int KILLED = 128 + 9;

	/** Shared by all tests, because unpacking the programs takes seconds. */
	@TempDir
	private static Path folder;

	private Process application;

	private List<ProcessHandle> children;

	@BeforeEach
	void start() throws IOException {
		this.application = run();
		this.children = this.application.descendants().toList();
		assertThat(this.children).isNotEmpty();
	}

	@AfterEach
	void leavesNoProcess() {
		assertThat(this.children).allSatisfy((child) -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
	}

	@Test
	void sigtermStopsTheServer() throws InterruptedException {
		this.application.destroy();
		assertThat(this.application.waitFor(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void killingTheApplicationStopsTheServer() throws InterruptedException {
		this.application.destroyForcibly();
		assertThat(this.application.waitFor()).isEqualTo(KILLED);
	}

	@Test
	void killingTheServerEndsTheApplicationWithAnError() throws InterruptedException {
		ProcessHandle server = this.application.children()
			.filter(LocalPostgresApplicationTests::isServer)
			.findFirst()
			.orElseThrow();
		server.destroyForcibly();
		assertThat(this.application.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.application.exitValue()).isEqualTo(1);
	}

	private static boolean isServer(ProcessHandle process) {
		return process.info().command().orElse("").endsWith("/postgres");
	}

	private Process run() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), LocalPostgresApplication.class.getName(),
				folder.toString())
			.redirectErrorStream(true);
		builder.environment().put("POSTGRES_PORT", Integer.toString(freePort()));
		Process process = builder.start();
		awaitReady(process.inputReader());
		return process;
	}

	private static void awaitReady(BufferedReader output) throws IOException {
		StringBuilder said = new StringBuilder();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			said.append(line).append('\n');
			if (line.startsWith("PostgreSQL is ready")) {
				return;
			}
		}
		throw new AssertionError("It did not start:\n" + said);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
