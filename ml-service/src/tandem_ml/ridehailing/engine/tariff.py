"""The fare: (base + per km + per minute) x surge, lifted to the minimum; every part a whole number of cents.

Distance, time and what surge adds are each rounded half up to a cent. What lifts a fare to the minimum is added to its
base, so that the four parts always add up to the amount.
"""

from decimal import ROUND_HALF_UP, Decimal

from tandem_ml.ridehailing.city.tariff import BASE_CENTS, CURRENCY, MINIMUM_CENTS, PER_KM_CENTS, PER_MINUTE_CENTS
from tandem_ml.ridehailing.engine.types import Fare


def fare(distance_meters: int, duration_seconds: int, surge: float) -> Fare:
    """The fare of a ride, in cents; `surge` has two decimals."""
    distance = _cents(Decimal(distance_meters * PER_KM_CENTS) / 1000)
    time = _cents(Decimal(duration_seconds * PER_MINUTE_CENTS) / 60)
    subtotal = BASE_CENTS + distance + time
    added = _cents(subtotal * (Decimal(str(surge)) - 1))
    lift = max(0, MINIMUM_CENTS - subtotal - added)
    return Fare(CURRENCY, subtotal + added + lift, BASE_CENTS + lift, distance, time, added)


def _cents(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
