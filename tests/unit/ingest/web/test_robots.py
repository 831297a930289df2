"""robots.txt is heard; where it cannot be known, nothing is fetched."""

import pytest

from verbale.errors import RobotsError, UnreachableAddressError
from verbale.ingest.web import Fetcher, Robots


@pytest.fixture
def robots():
    return Robots(Fetcher(seconds=5, loopback=True))


def test_what_is_disallowed_is_not_fetched(site, robots):
    site.put("/robots.txt", "User-agent: *\nDisallow: /inside\nAllow: /inside/open$\nCrawl-delay: 7\n", kind="text/plain")
    assert robots.check(f"{site.root}/a") == 7
    assert robots.check(f"{site.root}/inside/open") == 7
    with pytest.raises(RobotsError, match="/inside/b: the host's robots"):
        robots.check(f"{site.root}/inside/b")
    assert site.asked == ["/robots.txt"]


def test_our_own_name_goes_before_all_names(site, robots):
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Verbale\nDisallow: /b\n")
    assert robots.check(f"{site.root}/a") == 0


def test_where_there_is_none_all_is_allowed(site, robots):
    assert robots.check(f"{site.root}/a") == 0


@pytest.mark.parametrize("status", [429, 500, 503])
def test_while_it_cannot_be_known_nothing_is_fetched(site, robots, status):
    site.put("/robots.txt", status=status, retry_after="30")
    with pytest.raises(UnreachableAddressError, match="without it nothing else is fetched") as caught:
        robots.check(f"{site.root}/a")
    assert caught.value.pause == 30
    site.put("/robots.txt", "User-agent: *\nDisallow:\n")
    assert robots.check(f"{site.root}/a") == 0


def test_rubbish_allows(site, robots):
    site.put("/robots.txt", b"\xff\xfe<html>\x00 no rules here", kind="text/html")
    assert robots.check(f"{site.root}/a") == 0
