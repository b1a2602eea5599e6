import module java.base;
import module java.compiler;
import javax.tools.ToolProvider;

/// Compiles the sources below some folders whenever a file changes, copies what else lies there, and then renews the
/// file `.compiled` in the output, by which spring-boot-devtools restarts the gateway:
///
///     java Recompile.java OUTPUT CLASSPATH FOLDER...
///
/// It stays in memory, because a compiler that has just started is several times as slow. The checks beyond the
/// language's own are left to the build.
static final Duration POLL_INTERVAL = Duration.ofMillis(200);

final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

final StandardJavaFileManager fileManager = this.compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);

void main(String... arguments) throws Exception {
	Path output = Path.of(arguments[0]);
	List<Path> folders = Stream.of(arguments).skip(2).map(Path::of).toList();
	Map<Path, FileTime> compiled = filesBelow(folders);
	IO.println("Watching %d files".formatted(compiled.size()));
	while (true) {
		Map<Path, FileTime> files = filesBelow(folders);
		if (!files.equals(compiled)) {
			compiled = files;
			compile(files.keySet(), folders, output, arguments[1]);
		}
		Thread.sleep(POLL_INTERVAL);
	}
}

void compile(Set<Path> files, List<Path> folders, Path output, String classpath) throws IOException {
	Instant start = Instant.now();
	List<Path> sources = files.stream().filter(this::isSource).toList();
	List<String> options = List.of("-d", output.toString(), "-cp", classpath, "-proc:none", "-nowarn", "-parameters", "-g");
	if (!this.compiler.getTask(null, this.fileManager, null, options, null, this.fileManager.getJavaFileObjectsFromPaths(sources)).call()) {
		IO.println("Not compiled: the gateway stays as it is");
		return;
	}
	for (Path resource : files.stream().filter(Predicate.not(this::isSource)).toList()) {
		Path folder = folders.stream().filter(resource::startsWith).findFirst().orElseThrow();
		Path copy = output.resolve(folder.relativize(resource));
		Files.createDirectories(copy.getParent());
		Files.copy(resource, copy, StandardCopyOption.REPLACE_EXISTING);
	}
	removeClassesOlderThan(start, output);
	Files.writeString(output.resolve(".compiled"), start.toString());
	IO.println("Compiled %d files in %d ms".formatted(sources.size(), Duration.between(start, Instant.now()).toMillis()));
}

boolean isSource(Path file) {
	return file.toString().endsWith(".java");
}

Map<Path, FileTime> filesBelow(List<Path> folders) throws IOException {
	Map<Path, FileTime> files = new HashMap<>();
	for (Path folder : folders) {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				files.put(file, attributes.lastModifiedTime());
				return FileVisitResult.CONTINUE;
			}
		});
	}
	return files;
}

/// Removes the classes whose sources are gone: a compilation writes all others.
void removeClassesOlderThan(Instant start, Path output) throws IOException {
	try (Stream<Path> classes = Files.find(output, Integer.MAX_VALUE, (file, attributes) -> file.toString().endsWith(".class")
			&& attributes.lastModifiedTime().toInstant().isBefore(start))) {
		for (Path file : classes.toList()) {
			Files.delete(file);
		}
	}
}
