"""Pages: one file a group, each with a router; a new one is a line here and in `NAVIGATION`."""

from verbale.serve.pages import (
    agreements,
    articles,
    brief,
    calendar,
    compare,
    dyads,
    entering,
    exports,
    journal,
    meetings,
    programmes,
    promises,
    reading,
    sanctions,
    searching,
    timeline,
    who,
    writing,
)

__all__ = ["ROUTERS"]

_PAGES = (
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
    exports,
    journal,
    writing,
    entering,
)
ROUTERS = tuple(page.router for page in _PAGES)
