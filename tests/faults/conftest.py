"""The stores of the contract on both databases, and processes that may be killed."""

import os

import pytest

from tests.contract.conftest import new_url, numbers, server, url  # noqa: F401 - the same stores
from tests.faults.nursery import nursery as nursing
from tests.unit.batch.conftest import lines  # noqa: F401 - the same pages


@pytest.fixture(scope="session")
def rounds():
    """How often each fault is tried: once, or by `make torture` as often as it is told."""
    return int(os.environ.get("TORTURE_ROUNDS", "1"))


@pytest.fixture(scope="session")
def nursery():
    with nursing() as running:
        yield running
