"""What the city charges: constants near the least-squares fit of real fares."""

CURRENCY = "USD"
BASE_CENTS = 250
PER_KM_CENTS = 121
PER_MINUTE_CENTS = 32
MINIMUM_CENTS = 500
