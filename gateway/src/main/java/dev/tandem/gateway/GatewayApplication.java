package dev.tandem.gateway;

import java.time.ZoneOffset;
import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the gateway.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class GatewayApplication {

	public static void main(String[] arguments) {
		create().run(arguments);
	}

	/**
	 * The gateway, not yet started, in a JVM whose zone is UTC from now on.
	 * @return what to run
	 */
	public static SpringApplication create() {
		// The driver names the JVM's zone at login; PostgreSQL refuses names that only
		// Java
		// knows, such as IST.
		TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
		return new SpringApplication(GatewayApplication.class);
	}

}
