"""Time is never asserted: a test must not fail because the machine is busy."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from tests.loopback import serving

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _today():
    """The pages of the tests are of some years ahead, which must not count as the future."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("verbale.ingest.given.current_day", lambda: date(2032, 1, 1))
        yield


@pytest.fixture
def site():
    """A web server on this machine (see `tests.loopback`)."""
    with serving() as running:
        yield running
