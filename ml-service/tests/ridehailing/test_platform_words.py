"""The platform does not speak of the example: its sources, its tests and the service's tools use none of its words."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ML_SERVICE = Path(__file__).parents[2]
SOURCES = ("src/tandem_ml/*.py", "src/tandem_ml/platform/**/*.py", "tests/platform/**/*.py", "*.py", "*.sh")
OTHERS = ("pyproject.toml", "Dockerfile", "Dockerfile.dockerignore", ".gitignore", "README.md")
EXAMPLE = re.compile(
    r"ridehailing|rides?|riders?|drivers?|fares?|tariffs?|surges?|prices?|priced|pricing|"
    r"trips?|pickups?|dropoffs?|city|boroughs?|weather|supply|demand"
)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
MARKED = re.compile(r"^[^\n]*ridehailing:begin.*?ridehailing:end[^\n]*$", re.DOTALL | re.MULTILINE)

FILES = [path for pattern in (*SOURCES, *OTHERS) for path in sorted(ML_SERVICE.glob(pattern))]


def words_of_the_example(text: str) -> Iterator[str]:
    """The example's words outside the marked lines, also inside of identifiers, each with its line."""
    unmarked = MARKED.sub(lambda block: "\n" * block[0].count("\n"), text)
    for number, line in enumerate(unmarked.splitlines(), 1):
        for word in WORD.findall(line):
            if EXAMPLE.fullmatch(word.lower()):
                yield f"{number}: {word}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ML_SERVICE)))
def test_the_platform_uses_no_word_of_the_example(path: Path) -> None:
    assert list(words_of_the_example(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "text", ["the ride", "price_ride()", "PriceMany", "CITY_DATA", "import tandem_ml.ridehailing", "a surge."]
)
def test_a_word_of_the_example_is_found(text: str) -> None:
    assert list(words_of_the_example(text))


@pytest.mark.parametrize(
    "text", ["override", "capacity", "overrides", "welfare", "a\n# ridehailing:begin\nx\n# ridehailing:end"]
)
def test_other_words_and_marked_lines_are_not_found(text: str) -> None:
    assert list(words_of_the_example(text)) == []
