"""The SQL statements of a root of the gateway name tables of that root's own migrations only."""

import re
import unittest
from pathlib import Path

from sources import ROOT

JAVA = ROOT / "gateway" / "src" / "main" / "java" / "dev" / "tandem" / "gateway"
RESOURCES = ROOT / "gateway" / "src" / "main" / "resources"
LITERAL = re.compile(r'"""(.*?)"""|"((?:[^"\\\n]|\\.)*)"', re.DOTALL)
CREATED = re.compile(r"\bcreate\s+(?:unlogged\s+)?(?:table|view)\s+(?:if\s+not\s+exists\s+)?(\w+)", re.IGNORECASE)
NAMED = re.compile(r"(?<!distinct )\b(?:from|join|into|update)\s+([a-z_]\w*)\b(?!\s*[.(])", re.IGNORECASE)
COMMON = re.compile(r"\b(\w+)\s+(?:\([^)]*\)\s+)?as\s+(?:materialized\s+)?\(", re.IGNORECASE)
KEYWORDS = {"set", "skip", "of", "nowait"}


def roots() -> list[Path]:
    """The platform and the slices: the packages beside the application's class."""
    return [folder for folder in sorted(JAVA.iterdir()) if folder.is_dir()]


def own_tables(root: str) -> set[str]:
    """The tables and views that a root's migrations create."""
    scripts = sorted((RESOURCES / root / "db" / "migration").glob("*.sql"))
    return {name for script in scripts for name in CREATED.findall(script.read_text())}


def named_tables(java: str) -> set[str]:
    """The tables that the SQL in a Java file's strings names; none for a file that does not use JDBC."""
    if "Jdbc" not in java:
        return set()
    sql = " ; ".join(block or line for block, line in LITERAL.findall(java))
    return {name for name in NAMED.findall(sql)} - set(COMMON.findall(sql)) - KEYWORDS


class SqlRootsTest(unittest.TestCase):
    def test_a_root_names_its_own_tables_only(self) -> None:
        for root in roots():
            tables = own_tables(root.name)
            for file in sorted(root.rglob("*.java")):
                foreign = named_tables(file.read_text()) - tables
                self.assertEqual(
                    foreign, set(), f"{file.relative_to(ROOT)} names tables that {root.name} does not create"
                )

    def test_finds_tables_in_statements(self) -> None:
        java = '''import org.springframework.jdbc.core.simple.JdbcClient;
        // from a comment
        String a = "select 1 from orders where a is distinct from b for update skip locked";
        String b = """
            with late as (select extract(epoch from e.at) from events e join items i on true)
            insert into notes as kept select * from late, unnest(:ids) on conflict do update set a = 1""";'''
        self.assertEqual(named_tables(java), {"orders", "events", "items", "notes"})


if __name__ == "__main__":
    unittest.main()
