"""What the platform's tests share."""

from collections.abc import AsyncIterator

import pytest

from tests.platform.echo import Echo, echo_slice
from tests.platform.harness import Service, service_on


@pytest.fixture(scope="session")
async def service() -> AsyncIterator[Service]:
    """One service on the echo slice, for all tests that leave no trace in it."""
    async with service_on(echo_slice(Echo())) as service:
        yield service
