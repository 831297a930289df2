"""Pages: one file a group, each with a router; a new one is a line here and in `NAVIGATION`."""

from verbale.serve.pages import (
    agreements,
    articles,
    brief,
    calendar,
    compare,
    dyads,
    meetings,
    programmes,
    promises,
    reading,
    sanctions,
    searching,
    timeline,
    who,
)

__all__ = ["ROUTERS"]

ROUTERS = tuple(
    page.router
    for page in (
        brief,
        reading,
        searching,
        articles,
        agreements,
        programmes,
        promises,
        meetings,
        calendar,
        sanctions,
        dyads,
        who,
        compare,
        timeline,
    )
)
