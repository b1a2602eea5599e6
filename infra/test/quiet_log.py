"""Fails when a line of the log on standard input repeats as often as a line for each call or each second would.

Lines that differ in their numbers only are the same.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable

MAX_REPEATS = 30
STOPPED_DATABASE = "FATAL:  terminating connection due to administrator command"
"""PostgreSQL's line for each connection when it is stopped, as the journeys stop it; no setting merges them."""
NUMBERS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")


def noise(lines: Iterable[str], max_repeats: int = MAX_REPEATS) -> list[str]:
    """The lines that are repeated more often, each once, with their number."""
    kinds = Counter(NUMBERS.sub("#", line.rstrip()) for line in lines if STOPPED_DATABASE not in line)
    return [f"{count} times: {kind}" for kind, count in kinds.most_common() if count > max_repeats and is_text(kind)]


def is_text(kind: str) -> bool:
    """Whether it is more than an empty line behind the name of a part."""
    return re.fullmatch(r"[\w-]*[#\s|]*", kind) is None


def main() -> int:
    repeated = noise(sys.stdin)
    if repeated:
        print("The log is not quiet:", *repeated, sep="\n  ")
    return 1 if repeated else 0


if __name__ == "__main__":
    sys.exit(main())
