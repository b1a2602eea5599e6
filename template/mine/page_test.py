"""What of a page is typed."""

import unittest

from page import commands

PAGE = """# A page

```sh
git clone "$URL" quay    # a comment
cd quay
```

Text with `make up`.

```java
not a command
```

```sh
# a comment of its own
make test
```
"""


class CommandsTest(unittest.TestCase):
    def test_are_the_lines_of_all_blocks_of_shell_in_their_order(self) -> None:
        self.assertEqual(commands(PAGE), ['git clone "$URL" quay', "cd quay", "make test"])

    def test_a_page_without_a_block_has_none(self) -> None:
        self.assertEqual(commands("# A page\n\nmake up\n"), [])


if __name__ == "__main__":
    unittest.main()
