"""What the example raises deliberately, beside the errors of the platform."""

from tandem_ml.platform.errors import InvalidRequest, TandemError


class InvalidRide(InvalidRequest):
    """A ride that cannot be priced, or no ride at all.

    The paths of its violations are relative to the ride, such as `pickup.lat`; for the ride itself the path is `ride`.
    """


class UnusableTrips(TandemError):
    """A file of trips that cannot train a model; the message says why."""
