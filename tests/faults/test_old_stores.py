"""A store of every earlier version is brought up when it is opened, also by a process that is killed while it does so."""

import pytest

from tests.faults.old import fill, leave, revisions, rows


@pytest.mark.parametrize("revision", revisions())
def test_migrate(nursery, rounds, new_url, revision):
    present = new_url()
    fill(present)
    look = lambda url: rows(url, revision)  # noqa: E731
    nursery.torment(rounds, lambda: [leave(present, new_url(), revision)], "migrate", look)
    assert look(leave(present, new_url(), revision)) == look(present)
