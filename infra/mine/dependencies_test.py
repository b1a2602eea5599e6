"""Dependencies are read from locks and POMs as they are written, and the project itself is none."""

import unittest

from dependencies import packages, words

POM = """<project>
	<parent>
		<groupId>org.rudder.boot</groupId>
		<artifactId>rudder-parent</artifactId>
	</parent>
	<groupId>dev.harbor</groupId>
	<artifactId>harbor-berth</artifactId>
	<dependency>
		<groupId>dev.harbor</groupId>
		<artifactId>pilot-boat</artifactId>
	</dependency>
	<plugin>
		<groupId>io.github.anchor.chain</groupId>
		<artifactId>windlass</artifactId>
	</plugin>
</project>"""


def named(path: str, text: str) -> dict[str, str]:
    return {word: what for word, what in words({path: text.encode()}, "dev.harbor") if word}


class WordsTest(unittest.TestCase):
    def test_a_pom_s_dependencies_without_the_project_s_own_modules(self) -> None:
        found = named("a/pom.xml", POM)
        self.assertEqual(found["rudder"], "a dependency (rudder-parent in a/pom.xml)")
        self.assertEqual(found["windlass"], "a dependency (windlass in a/pom.xml)")
        self.assertEqual(sorted(found), ["anchor", "github", "io", "org", "rudder", "rudderparent", "windlass"])

    def test_a_lock_of_node_with_scopes_and_nested_packages(self) -> None:
        text = '{\n  "node_modules/@top-sail/a-b": {\n  },\n  "node_modules/x/node_modules/main-sail": {\n'
        self.assertEqual(sorted(named("package-lock.json", text)), ["mainsail", "top", "topsail", "topsailab"])

    def test_a_lock_of_python_with_extras_and_names_to_import(self) -> None:
        text = "# via oars\nscikit-learn==1 \\\n    --hash=sha256:0\nuvicorn[standard]==2\nPyYAML==3\nplain\n"
        found = named("requirements-dev.txt", text)
        self.assertEqual(sorted(found), ["plain", "pyyaml", "scikitlearn", "sklearn", "uvicorn", "yaml"])

    def test_other_files_have_none(self) -> None:
        self.assertEqual(named("docs/requirements.md", "scikit-learn==1\n"), {})


class PackagesTest(unittest.TestCase):
    def test_the_owner_of_a_group_is_two_words_or_three_where_many_share_them(self) -> None:
        found = packages({"pom.xml": POM.encode()}, "dev.harbor")
        self.assertIn("org.rudder", found)
        self.assertIn("io.github.anchor", found)
        self.assertIn("java", found)
        self.assertEqual([name for name in found if name.startswith(("dev", "io.github.anchor.", "org.rudder."))], [])


if __name__ == "__main__":
    unittest.main()
