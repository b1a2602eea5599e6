package dev.tandem.gateway;

import java.util.stream.Stream;

import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.JavaPackage;

/**
 * Makes every package directly below a root a module, such as
 * {@code platform.persistence}. Spring Modulith would take the roots themselves. Named by
 * {@code spring.modulith.detection-strategy} in the tests' settings.
 */
final class FeatureModules implements ApplicationModuleDetectionStrategy {

	@Override
	public Stream<JavaPackage> getModuleBasePackages(JavaPackage application) {
		return application.getDirectSubPackages().stream().flatMap((root) -> root.getDirectSubPackages().stream());
	}

}
