package dev.tandem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform neither uses nor names what stands beside it.
 */
@AnalyzeClasses(packagesOf = GatewayApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RootsTests {

	/** A class of this project that is of no platform. */
	private static final DescribedPredicate<JavaClass> OF_A_SLICE = DescribedPredicate.describe("are of a slice",
			(type) -> type.getPackageName().startsWith("dev.tandem.") && !type.getPackageName().contains(".platform")
					&& !type.getPackageName().startsWith("dev.tandem.proto.model."));

	private static final List<Path> PLATFORM = List.of(Path.of("src/main/java/dev/tandem/gateway/platform"),
			Path.of("src/main/resources/platform"), Path.of("src/main/resources/application.yaml"),
			Path.of("src/test/java/dev/tandem/gateway/platform"), Path.of("src/test/java/dev/tandem/gateway/lines"));

	/** The words of each slice, in lines that it marks. */
	private static final List<String> WORDS = List.of(
			// ridehailing:begin
			"ridehailing", "rides?", "riders?", "quotes?", "drivers?(?!Manager)", "fares?", "surge", "city", "pickup",
			"dropoff", "fleet", "simulator",
			// ridehailing:end
			"someOtherSlice");

	/** A word by itself, or one of those that a name is made of. */
	private static final Pattern NAMED = Pattern.compile("(?<![a-z])(?i:" + String.join("|", WORDS) + ")(?![a-z])");

	@ArchTest
	static final ArchRule platformUsesNoSlice = noClasses().that()
		.resideInAPackage("dev.tandem.gateway.platform..")
		.should()
		.dependOnClassesThat(OF_A_SLICE);

	@Test
	void platformNamesNoSlice() throws IOException {
		for (Path root : PLATFORM) {
			try (Stream<Path> files = Files.walk(root)) {
				assertThat(files.filter(Files::isRegularFile).flatMap(RootsTests::mentions)).isEmpty();
			}
		}
	}

	private static Stream<String> mentions(Path file) {
		try {
			String marked = "(?s)[^\\n]*\\w:begin.*?\\w:end[^\\n]*";
			return Files.readString(file)
				.replaceAll(marked, "")
				.lines()
				.filter((line) -> NAMED.matcher(line).find())
				.map((line) -> file + ": " + line.strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
