package dev.tandem.gateway;

import java.time.ZoneOffset;
import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the gateway.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

	public static void main(String[] arguments) {
		create().run(arguments);
	}

	/**
	 * Creates the gateway without starting it, and sets the JVM's time zone to UTC.
	 * @return the application to run
	 */
	public static SpringApplication create() {
		// The JDBC driver sends the JVM's zone at login, and PostgreSQL rejects names
		// that only Java knows, such as IST.
		TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
		return new SpringApplication(GatewayApplication.class);
	}

}
