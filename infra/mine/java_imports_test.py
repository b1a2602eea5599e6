"""Java's blocks of imports after a rename."""

import unittest

from java_imports import sort_as_before


class SortTest(unittest.TestCase):
    def test_sorts_a_block_that_was_sorted(self) -> None:
        before = "import java.util.List;\n\nimport dev.harbor.A;\nimport io.netty.B;\nimport reactor.C;\n"
        after = before.replace("dev.harbor", "quay.x")
        self.assertEqual(
            sort_as_before(before, after),
            "import java.util.List;\n\nimport io.netty.B;\nimport quay.x.A;\nimport reactor.C;\n",
        )

    def test_leaves_a_block_that_was_not_sorted(self) -> None:
        before = "import z.Z;\nimport dev.harbor.A;\n\nimport static dev.harbor.A.b;\nimport static org.x.Y.z;\n"
        after = before.replace("dev.harbor", "zz.quay")
        self.assertEqual(
            sort_as_before(before, after),
            "import z.Z;\nimport zz.quay.A;\n\nimport static org.x.Y.z;\nimport static zz.quay.A.b;\n",
        )

    def test_a_prefix_comes_before_what_it_begins(self) -> None:
        text = "import a.Foo;\nimport a.Foo.Bar;\nimport a.FooBar;\n"
        self.assertEqual(sort_as_before(text, text), text)


if __name__ == "__main__":
    unittest.main()
