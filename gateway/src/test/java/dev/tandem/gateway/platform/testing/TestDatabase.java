package dev.tandem.gateway.platform.testing;

import java.io.IOException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import dev.tandem.localpostgres.LocalPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A temporary database on the one real PostgreSQL of this JVM: a container when Docker is
 * available, otherwise, or when {@code TANDEM_TEST_DOCKER} is {@code false}, a local
 * process.
 */
public final class TestDatabase implements AutoCloseable {

	private final Server server;

	private final String name;

	private TestDatabase(Server server, String name) {
		this.server = server;
		this.name = name;
	}

	/** Creates an empty database. */
	public static TestDatabase create() {
		Server server = SharedServer.INSTANCE;
		String name = "test_" + UUID.randomUUID().toString().replace("-", "");
		server.execute("create database " + name);
		return new TestDatabase(server, name);
	}

	/** Accesses the database directly, not through the gateway. */
	public JdbcClient jdbc() {
		return JdbcClient.create(dataSource());
	}

	/** Accesses the database directly, by a tool with connections of its own. */
	public DataSource dataSource() {
		return new DriverManagerDataSource(url(), user(), password());
	}

	/**
	 * Accesses the database directly, for a transaction of several steps.
	 * @throws SQLException when there is none
	 */
	public Connection connection() throws SQLException {
		return DriverManager.getConnection(url(), user(), password());
	}

	/** The address that a gateway connects to. */
	public DatabaseAddress address() {
		return new DatabaseAddress(url(), user(), password());
	}

	private String url() {
		return this.server.url(this.name);
	}

	/** The JDBC URL of this database behind a proxy. */
	String url(String host, int port) {
		return Server.url(host, port, this.name);
	}

	Socket connect() throws IOException {
		return new Socket(this.server.host(), this.server.port());
	}

	String user() {
		return this.server.user();
	}

	String password() {
		return this.server.password();
	}

	@Override
	public void close() {
		this.server.execute("drop database " + this.name + " with (force)");
	}

	private static final class SharedServer {

		static final Server INSTANCE = useDocker() ? container() : process();

		private static boolean useDocker() {
			return !"false".equals(System.getenv("TANDEM_TEST_DOCKER"))
					&& DockerClientFactory.instance().isDockerAvailable();
		}

		@SuppressWarnings("resource") // Testcontainers stops it with this JVM
		private static Server container() {
			String image = Optional.ofNullable(System.getenv("POSTGRES_IMAGE")).orElse("postgres:17");
			PostgreSQLContainer container = new PostgreSQLContainer(
					DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
			container.start();
			return new Server(container.getHost(), container.getFirstMappedPort(), container.getUsername(),
					container.getPassword(), container.getDatabaseName());
		}

		@SuppressWarnings("resource") // it stops itself with this JVM
		private static Server process() {
			LocalPostgres postgres = LocalPostgres.temporary();
			return new Server("127.0.0.1", postgres.port(), postgres.login().user(), postgres.login().password(),
					postgres.login().database());
		}

	}

	private record Server(String host, int port, String user, String password, String database) {

		String url(String database) {
			return url(this.host, this.port, database);
		}

		static String url(String host, int port, String database) {
			return "jdbc:postgresql://" + host + ":" + port + "/" + database;
		}

		void execute(String sql) {
			try (Connection connection = DriverManager.getConnection(url(this.database), this.user, this.password)) {
				connection.createStatement().execute(sql);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
