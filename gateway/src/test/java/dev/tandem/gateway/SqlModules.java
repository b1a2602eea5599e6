package dev.tandem.gateway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tables and views belong to which module of a root, by its migrations. A migration
 * is named after its module, as in {@code V7__orders_by_day.sql} of a module
 * {@code order}; what it creates belongs to that module. The comment
 * {@code 'owned by order'} on a table gives it to another one, and the comment
 * {@code 'published by order'} on a view lets all modules of the root read it.
 */
final class SqlModules {

	private static final Pattern VERSION = Pattern.compile("V[\\d_.]+?__");

	private static final Pattern DECLARATION = Pattern.compile(
			"(?i)comment\\s+on\\s+(?:table|view)\\s+(\\w+)\\s+is\\s+'(owned|published)\\s+by\\s+(\\w+)(?=\\W)[^']*'");

	private final Map<String, String> owners = new HashMap<>();

	private final Map<String, String> published = new HashMap<>();

	private final String root;

	private final Set<String> modules = new TreeSet<>();

	SqlModules(String root) {
		this.root = root;
		SourceFiles.folders(SourceFiles.SOURCES.resolve(root))
			.forEach((folder) -> this.modules.add(folder.getFileName().toString()));
		SourceFiles.migrations(root).forEach(this::add);
	}

	private void add(Path migration) {
		String sql = SourceFiles.read(migration);
		moduleOf(migration)
			.ifPresent((module) -> SqlTables.created(sql).forEach((name) -> this.owners.put(name, module)));
		Matcher declarations = DECLARATION.matcher(sql);
		while (declarations.find()) {
			boolean view = declarations.group(2).equalsIgnoreCase("published");
			(view ? this.published : this.owners).put(declarations.group(1), declarations.group(3));
		}
	}

	private Optional<String> moduleOf(Path migration) {
		String description = VERSION.matcher(migration.getFileName().toString()).replaceFirst("");
		return this.modules.stream().filter(description::startsWith).max((a, b) -> a.length() - b.length());
	}

	Set<String> modules() {
		return this.modules;
	}

	/** The tables and views by name, and the module of each. */
	Map<String, String> owners() {
		return this.owners;
	}

	/** The published views by name, and the module that each names in its comment. */
	Map<String, String> published() {
		return this.published;
	}

	/** What each Java file of a module names and neither owns nor may read. */
	Map<Path, Set<String>> foreignTables(String module) {
		Map<Path, Set<String>> foreign = new TreeMap<>();
		sources(module).forEach((file) -> {
			Set<String> named = named(file);
			named.removeIf((name) -> module.equals(this.owners.get(name)) || this.published.containsKey(name));
			foreign.put(file, named);
		});
		foreign.values().removeIf(Set::isEmpty);
		return foreign;
	}

	/** The modules whose tables a migration names or creates, published views aside. */
	Set<String> modulesNamedBy(Path migration) {
		String sql = SourceFiles.read(migration);
		Set<String> names = SqlTables.named(sql);
		names.removeAll(this.published.keySet());
		names.addAll(SqlTables.created(sql));
		Set<String> named = new TreeSet<>();
		names.forEach((name) -> named.add(this.owners.getOrDefault(name, "nobody")));
		return named;
	}

	/** The other modules whose views the Java files of a module name. */
	Set<String> readBy(String module) {
		Set<String> read = new HashSet<>();
		sources(module).forEach((file) -> named(file).stream()
			.map(this.owners::get)
			.filter(Objects::nonNull)
			.filter((owner) -> !owner.equals(module))
			.forEach(read::add));
		return read;
	}

	private List<Path> sources(String module) {
		return SourceFiles.below(SourceFiles.SOURCES.resolve(this.root).resolve(module), ".java");
	}

	private static Set<String> named(Path file) {
		return SqlTables.named(SqlTables.inStrings(SourceFiles.read(file)));
	}

}
