package dev.tandem.gateway;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads which tables a text of SQL creates, and which it names: after a verb, a join, a
 * reference, or as the table of an index or trigger. Views count as tables, PostgreSQL's
 * catalogs (<code>pg_…</code>) and common table expressions do not.
 */
final class SqlTables {

	private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern CREATED = Pattern
		.compile("(?i)\\bcreate\\s+(?:or\\s+replace\\s+)?(?:unlogged\\s+|materialized\\s+)?(?:table|view)\\s+"
				+ "(?:if\\s+not\\s+exists\\s+)?(\\w+)");

	/** What a bracket or a dot follows is a function or an alias. */
	private static final Pattern READ_OR_UPDATED = Pattern
		.compile("(?i)(?<!distinct )\\b(?:from|join|update|using)\\s+(?:only\\s+)?([a-z_]\\w*+)(?!\\s*[.(])");

	private static final Pattern WRITTEN_OR_DEFINED = Pattern
		.compile("(?i)\\b(?:(?:insert|merge)\\s+into|references|table(?:\\s+if(?:\\s+not)?\\s+exists)?"
				+ "|comment\\s+on\\s+(?:table|column|view)|(?:index|trigger)\\b[^;]*?\\son)\\s+(?:only\\s+)?([a-z_]\\w*)");

	private static final Pattern COMMON_EXPRESSION = Pattern
		.compile("(?i)\\b(\\w+)\\s+(?:\\([^)]*\\)\\s+)?as\\s+(?:not\\s+)?(?:materialized\\s+)?\\(");

	private static final Set<String> KEYWORDS = Set.of("set", "skip", "of", "nowait", "or", "on", "cascade",
			"restrict");

	/** A text block or a string of Java. */
	private static final Pattern LITERAL = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"",
			Pattern.DOTALL);

	private static final Pattern USES_SQL = Pattern.compile("(?i)jdbc|java\\.sql|org\\.postgresql");

	private SqlTables() {
	}

	static Set<String> created(String sql) {
		return names(CREATED, withoutComments(sql));
	}

	static Set<String> named(String sql) {
		String text = withoutComments(sql);
		Set<String> named = names(READ_OR_UPDATED, text);
		named.addAll(names(WRITTEN_OR_DEFINED, text));
		named.removeAll(names(COMMON_EXPRESSION, text));
		named.removeIf((name) -> KEYWORDS.contains(name) || name.startsWith("pg_"));
		return named;
	}

	/** The SQL in the strings of a Java file; empty for a file that has no SQL. */
	static String inStrings(String java) {
		if (!USES_SQL.matcher(java).find()) {
			return "";
		}
		return LITERAL.matcher(java).results().map(SqlTables::content).collect(Collectors.joining("\n;\n"));
	}

	private static String content(MatchResult literal) {
		return Stream.of(1, 2).map(literal::group).filter((group) -> group != null).findFirst().orElseThrow();
	}

	private static Set<String> names(Pattern pattern, String sql) {
		Collection<String> found = pattern.matcher(sql).results().map((match) -> match.group(1).toLowerCase()).toList();
		return new TreeSet<>(found);
	}

	private static String withoutComments(String sql) {
		Matcher comments = COMMENT.matcher(sql);
		return comments.replaceAll(" ");
	}

}
