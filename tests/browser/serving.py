"""A store served to a real browser: Debian's Chromium."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread
from time import sleep

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from verbale.serve import create_app
from verbale.serve.access import Access
from verbale.settings import Settings
from verbale.store import Store

__all__ = ["ASKED", "FOLLOWED", "browsing", "follow", "serving"]

FOLLOWED = {
    "thread": ("/agreements", ".tile > a"),
    "article": ("/search?kind=agreement", ".source a"),
    "record": ("/search?kind=agreement", "ol.rows > li b a"),
    "dyad": ("/dyads", ".matrix td a"),
    "programme": ("/programmes", "main tbody a"),
}
"""Pages that are reached from another: its address, and the link to follow."""
ASKED = {
    "search": "/search?words=treaty",
    "nothing": "/search?words=submarine",
    "calendar": "/meetings/calendar",
    "documents": "/documents",
    "journal": "/journal",
    "error": "/nothing",
}


@contextmanager
def serving(store: Store, settings: Settings, access: Access | None = None) -> Iterator[str]:
    """The address of the pages, for as long as they are needed."""
    server = uvicorn.Server(uvicorn.Config(create_app(store, settings, access), port=0, log_level="warning", lifespan="off", ws="none"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser; raises `RuntimeError` where Chromium is not installed."""
    path = shutil.which("chromium")
    if path is None:
        raise RuntimeError("Chromium is not installed: `make test` does it, or apt-get install chromium")
    with sync_playwright() as playwright, closing(playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])) as browser:
        yield browser


def follow(page: Page, path: str, link: str) -> str:
    """The address to which a page's first such link goes."""
    page.goto(path)
    return page.locator(link).first.get_attribute("href") or path
