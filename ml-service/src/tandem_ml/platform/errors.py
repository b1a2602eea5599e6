"""Everything that can go wrong on purpose, as one tree; each edge maps it once."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldViolation:
    """One thing wrong with one field: its path and words for people.

    The path is relative to the ride (`pickup.lat`). What is no part of a ride has a word of its own: `ride`, `rides`,
    and for the whole request `request` over gRPC, `body` over REST.
    """

    field: str
    description: str


class TandemError(Exception):
    """Root of what this service raises deliberately; its message is fit for a caller to read."""


class InvalidSettings(TandemError):
    """The environment holds a setting that is out of its range; the message names the variable."""


class AddressInUse(TandemError):
    """A server cannot listen where it was told to."""


class ModelUnavailable(TandemError):
    """The model folder is missing, incomplete or does not hold what this version can serve."""


class InvalidRequest(TandemError):
    """The caller's request breaks the contract; holds at least one violation."""

    def __init__(self, violations: Sequence[FieldViolation]) -> None:
        self.violations = tuple(violations)
        super().__init__("; ".join(f"{violation.field}: {violation.description}" for violation in self.violations))


class InvalidRide(InvalidRequest):
    """A ride that cannot be priced, or none at all."""


class Overloaded(TandemError):
    """Too many computations are waiting already; the caller may try again later."""


class NotReady(TandemError):
    """The service is starting or draining; the caller may try again elsewhere or later."""


class Expired(TandemError):
    """The caller's deadline passed before the computation began, so that it did not begin."""


class UnusableTrips(TandemError):
    """A file of trips that cannot train a model; the message says why."""
