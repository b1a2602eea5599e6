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

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform neither uses nor names what stands beside it.
 */
@AnalyzeClasses(packagesOf = GatewayApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RootsTests {

	/** A class of this project that is of no platform. */
	private static final DescribedPredicate<JavaClass> OF_A_SLICE = resideInAPackage("dev.tandem..")
		.and(not(resideInAnyPackage("dev.tandem.*.platform..", "dev.tandem.proto.model..")))
		.as("are of a slice");

	private static final List<Path> PLATFORM = List.of(Path.of("src/main/java/dev/tandem/gateway/platform"),
			Path.of("src/main/resources/platform"), Path.of("src/main/resources/application.yaml"),
			Path.of("src/test/java/dev/tandem/gateway/platform"), Path.of("src/test/java/dev/tandem/gateway/lines"));

	/** Each slice lists its words there. */
	private static final Path WORDS = Path.of("src/test/resources/slice-words.txt");

	@ArchTest
	static final ArchRule platformUsesNoSlice = noClasses().that()
		.resideInAPackage("dev.tandem.gateway.platform..")
		.should()
		.dependOnClassesThat(OF_A_SLICE);

	@Test
	void platformNamesNoSlice() throws IOException {
		Pattern named = named();
		for (Path root : PLATFORM) {
			try (Stream<Path> files = Files.walk(root)) {
				assertThat(files.filter(Files::isRegularFile).flatMap((file) -> mentions(file, named))).isEmpty();
			}
		}
	}

	/** A word by itself, or one of those that a name is made of. */
	private static Pattern named() throws IOException {
		List<String> words = Files.readAllLines(WORDS).stream().filter((line) -> !line.startsWith("#")).toList();
		return Pattern.compile(words.isEmpty() ? "(?!)" : "(?<![a-z])(?i:" + String.join("|", words) + ")(?![a-z])");
	}

	private static Stream<String> mentions(Path file, Pattern named) {
		try {
			String marked = "(?s)[^\\n]*\\w:begin.*?\\w:end[^\\n]*";
			return Files.readString(file)
				.replaceAll(marked, "")
				.lines()
				.filter((line) -> named.matcher(line).find())
				.map((line) -> file + ": " + line.strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
