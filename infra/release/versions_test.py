"""The version is set in every manifest, and nothing else is; all manifests of this project carry the same."""

import json
import tomllib
import unittest

from places import is_manifest
from versions import FIRST, VersionError, current, manifests, release, set_version, versions_in

TOP = """<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
\t<!-- <version>0.0.1</version> of a comment, as in Zürich -->
\t<parent>
\t\t<groupId>org.springframework.boot</groupId>
\t\t<version>4.1.2</version>
\t\t<relativePath/>
\t</parent>
\t<version>0.1.0-SNAPSHOT</version>
\t<properties>
\t\t<some.version>0.1.0-SNAPSHOT</some.version>
\t</properties>
\t<dependencies>
\t\t<dependency>
\t\t\t<version>0.1.0-SNAPSHOT</version>
\t\t</dependency>
\t</dependencies>
</project>
"""
CHILD = """<project>
  <parent><groupId>org.harbor</groupId><artifactId>harbor</artifactId><version>0.1.0-SNAPSHOT</version></parent>
  <artifactId>harbor-crane</artifactId>
  <dependencies><dependency><version>0.1.0-SNAPSHOT</version></dependency></dependencies>
</project>
"""
LOCK = """{
  "name": "harbor-page",
  "version": "0.1.0-SNAPSHOT",
  "packages": {
    "": {
      "name": "harbor-page",
      "version": "0.1.0-SNAPSHOT"
    },
    "node_modules/version": {
      "version": "0.1.0-SNAPSHOT"
    }
  }
}
"""
PYTHON = """[build-system]
version = "0.1.0.dev0"

[project]
name = "harbor-ml"
requires-python = ">=3.11"
version = "0.1.0.dev0"

[tool.something]
version = "0.1.0.dev0"
"""


class SetVersionTest(unittest.TestCase):
    def test_the_top_models_own_version_is_set_and_not_its_parents(self):
        after = set_version("pom.xml", TOP, "1.2.3")
        self.assertEqual(
            after, TOP.replace("\t<version>0.1.0-SNAPSHOT</version>\n\t<p", "\t<version>1.2.3</version>\n\t<p")
        )
        self.assertNotEqual(after, TOP)

    def test_a_module_takes_its_parents_version(self):
        after = set_version("crane/pom.xml", CHILD, "1.2.3")
        self.assertEqual(
            after, CHILD.replace("<version>0.1.0-SNAPSHOT</version></parent>", "<version>1.2.3</version></parent>")
        )
        self.assertNotEqual(after, CHILD)

    def test_a_version_by_a_property_stays(self):
        text = "<project><version>${revision}</version></project>"
        self.assertEqual(set_version("pom.xml", text, "1.2.3"), text)

    def test_a_lock_of_npm_has_it_twice(self):
        after = json.loads(set_version("page/package-lock.json", LOCK, "1.2.3"))
        self.assertEqual(after["version"], "1.2.3")
        self.assertEqual([each["version"] for each in after["packages"].values()], ["1.2.3", "0.1.0-SNAPSHOT"])

    def test_a_package_without_a_version_stays_without(self):
        text = '{ "private": true, "dependencies": { "version": "1.0.0" } }\n'
        self.assertEqual(set_version("bench/package.json", text, "1.2.3"), text)

    def test_python_has_its_own_form_in_the_projects_table_only(self):
        self.assertEqual(set_version("ml/pyproject.toml", PYTHON, "0.1.0-SNAPSHOT"), PYTHON)
        after = tomllib.loads(set_version("ml/pyproject.toml", PYTHON, "1.2.3-SNAPSHOT"))
        self.assertEqual(after["project"]["version"], "1.2.3.dev0")
        self.assertEqual((after["build-system"]["version"], after["tool"]["something"]["version"]), ("0.1.0.dev0",) * 2)

    def test_the_origin_tells_the_version_while_it_is_the_platform_itself(self):
        text = '{"platform": {"version": "0.1.0", "commit": null}, "version": "x"}'
        self.assertEqual(set_version("origin.json", text, "1.2.3"), text.replace("0.1.0", "1.2.3"))
        made_from = text.replace("null", '"0123"')
        self.assertEqual(set_version("origin.json", made_from, "1.2.3"), made_from)

    def test_another_file_stays(self):
        self.assertEqual(
            set_version("docs/openapi.json", '{"info": {"version": "1"}}', "1.2.3"), '{"info": {"version": "1"}}'
        )
        self.assertFalse(is_manifest("docs/openapi.json"))

    def test_what_is_no_version_is_refused(self):
        for bad in ("1.2", "v1.2.3", "1.2.3-rc1", "01.2.3", "1.2.3.dev0", "", "1.2.3-SNAPSHOT-SNAPSHOT", "1.2.3\n"):
            with self.assertRaises(VersionError):
                set_version("pom.xml", TOP, bad)


class CurrentTest(unittest.TestCase):
    def test_manifests_that_differ_are_named(self):
        texts = {"pom.xml": TOP, "ml/pyproject.toml": PYTHON, "page/package-lock.json": LOCK}
        self.assertEqual(current(texts), FIRST)
        texts["page/package-lock.json"] = LOCK.replace("0.1.0", "0.2.0", 1)
        with self.assertRaisesRegex(VersionError, "another in: page/package-lock.json"):
            current(texts)

    def test_all_manifests_of_this_project_carry_one_version(self):
        texts = manifests()
        release(current(texts).removesuffix("-SNAPSHOT"))
        with_version = {path for path, text in texts.items() if versions_in(path, text)}
        self.assertLessEqual(
            {
                "pom.xml",
                "gateway/pom.xml",
                "gateway/openapi.json",
                "ml-service/pyproject.toml",
                "frontend/package.json",
            },
            with_version,
        )
        self.assertEqual([path for path in texts if path.endswith("pom.xml") and path not in with_version], [])


class ReleaseTest(unittest.TestCase):
    def test_releases_compare_by_number(self):
        self.assertLess(release("0.9.9"), release("0.10.0"))
        self.assertEqual(str(release("1.2.3")), "1.2.3")
        self.assertEqual(release("0.1.0").next_snapshot, "0.1.1-SNAPSHOT")


if __name__ == "__main__":
    unittest.main()
