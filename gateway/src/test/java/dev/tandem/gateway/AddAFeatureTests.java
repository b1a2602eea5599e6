package dev.tandem.gateway;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds the code of {@code docs/add-a-feature.md}, and runs its test.
 */
class AddAFeatureTests {

	private static final Path PAGE = Path.of("../docs/add-a-feature.md");

	private static final Pattern BLOCK = Pattern.compile("```\\w+ title=\"gateway/(\\S+)\"\\n(.*?)```", Pattern.DOTALL);

	@TempDir
	Path folder;

	@Test
	void codeOfThePagePassesItsTest() throws Exception {
		String test = compile(write()).stream().filter((name) -> name.endsWith("Tests")).findFirst().orElseThrow();
		Thread thread = Thread.currentThread();
		ClassLoader own = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { url("classes"), url("src/main/resources") }, own)) {
			thread.setContextClassLoader(loader);
			SummaryGeneratingListener outcome = new SummaryGeneratingListener();
			LauncherFactory.create()
				.execute(LauncherDiscoveryRequestBuilder.request()
					.selectors(DiscoverySelectors.selectClass(loader.loadClass(test)))
					.build(), outcome);
			assertThat(outcome.getSummary().getFailures()).extracting(Failure::getException).isEmpty();
			assertThat(outcome.getSummary().getTestsSucceededCount()).isEqualTo(2);
		}
		finally {
			thread.setContextClassLoader(own);
		}
	}

	@Test
	void codeOfThePageIsShort() throws IOException {
		assertThat(BLOCK.matcher(Files.readString(PAGE))
			.results()
			.mapToLong((block) -> block.group(2).lines().count())
			.sum()).isBetween(1L, 119L);
	}

	/** Writes the page's files, and returns those in Java. */
	private List<Path> write() throws IOException {
		List<Path> sources = new ArrayList<>();
		for (var block : BLOCK.matcher(Files.readString(PAGE)).results().toList()) {
			Path file = this.folder.resolve(block.group(1));
			Files.createDirectories(file.getParent());
			Files.writeString(file, block.group(2));
			if (file.toString().endsWith(".java")) {
				sources.add(file);
			}
		}
		return sources;
	}

	/** Compiles files, and returns the names of their classes. */
	private List<String> compile(List<Path> sources) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		boolean compiled = compiler
			.getTask(messages, null, null,
					List.of("-d", this.folder.resolve("classes").toString(), "-parameters", "-proc:none", "-classpath",
							System.getProperty("java.class.path")),
					null, compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(sources))
			.call();
		assertThat(compiled).as(messages.toString()).isTrue();
		return sources.stream()
			.map((file) -> this.folder.relativize(file).toString())
			.map((file) -> file.replaceFirst("src/\\w+/java/", "").replaceFirst("\\.java$", "").replace('/', '.'))
			.toList();
	}

	private URL url(String path) throws IOException {
		return this.folder.resolve(path).toUri().toURL();
	}

}
