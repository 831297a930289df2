"""Pages: one file a group, each with a router; a new one is a line here and in `NAVIGATION`."""

from verbale.serve.pages import (
    agreements,
    articles,
    brief,
    dyads,
    entering,
    exports,
    journal,
    meetings,
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
    promises,
    meetings,
    sanctions,
    dyads,
    who,
    timeline,
    exports,
    journal,
    writing,
    entering,
)
ROUTERS = tuple(page.router for page in _PAGES)
