package dev.tandem.gateway;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;

/**
 * The gateway without the slices of the main sources, with the one of the test sources.
 * It is no component, so that the whole gateway does not find it.
 */
@EnableAutoConfiguration
@ComponentScan({ "dev.tandem.gateway.platform", "dev.tandem.gateway.lines" })
@ConfigurationPropertiesScan("dev.tandem.gateway.platform")
public final class PlatformApplication {

}
