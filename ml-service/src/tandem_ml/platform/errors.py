"""Everything that this service raises deliberately, as one tree; each edge maps it once."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldViolation:
    """One thing wrong with one field: its path, such as `items[3].name`, and a description for people.

    Where the whole request is wrong the path is `request` over gRPC and `body` over REST.
    """

    field: str
    description: str


class TandemError(Exception):
    """Root of what this service raises deliberately; its message is fit for a caller to read."""


class InvalidSettings(TandemError):
    """The environment holds a setting that is out of its range; the message names the variable."""


class AddressInUse(TandemError):
    """A server cannot listen on the address that the settings name."""


class ModelUnavailable(TandemError):
    """The model folder is missing, incomplete, or holds a model that this version cannot serve."""


class InvalidRequest(TandemError):
    """The caller's request breaks the contract; holds at least one violation."""

    def __init__(self, violations: Sequence[FieldViolation]) -> None:
        self.violations = tuple(violations)
        super().__init__("; ".join(f"{violation.field}: {violation.description}" for violation in self.violations))


class Overloaded(TandemError):
    """Too many computations are waiting already; the caller may try again later."""


class NotReady(TandemError):
    """The service is starting or draining; the caller may try again elsewhere or later."""


class Expired(TandemError):
    """The caller's deadline passed before the computation started, so that it did not start."""
