"""The calibration's figures as Markdown tables."""

from collections.abc import Iterable, Iterator

from tandem_ml.ridehailing.city.calibration import Comparison


def calibration_tables(comparisons: Iterable[Comparison]) -> str:
    """A table for each subject, `real / synthetic` in its cells, tolerance and largest deviation below each column."""
    found = list(comparisons)
    names = dict.fromkeys(comparison.table for comparison in found)
    return "\n\n".join("\n".join(_table(name, [each for each in found if each.table == name])) for name in names)


def markdown_row(cells: Iterable[str]) -> str:
    """One line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _table(name: str, comparisons: list[Comparison]) -> Iterator[str]:
    columns = list(dict.fromkeys(comparison.column for comparison in comparisons))
    by_place = {(comparison.row, comparison.column): comparison for comparison in comparisons}
    yield markdown_row([name, *columns])
    yield markdown_row(["---", *["---:"] * len(columns)])
    for row in dict.fromkeys(comparison.row for comparison in comparisons):
        yield markdown_row([row, *(_cell(by_place.get((row, column))) for column in columns)])
    grouped = [[comparison for comparison in comparisons if comparison.column == column] for column in columns]
    yield markdown_row(["*largest deviation*", *(f"{max(each.deviation for each in group):.1%}" for group in grouped)])
    yield markdown_row(["*tolerance*", *(f"{group[0].tolerance:.0%}" for group in grouped)])


def _cell(comparison: Comparison | None) -> str:
    if comparison is None:
        return ""
    return f"{comparison.real:#.3g} / {comparison.synthetic:#.3g}{'' if comparison.holds else ' **missed**'}"
