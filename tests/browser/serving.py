"""A store served to a real browser: Debian's Chromium."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Thread
from time import sleep

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from verbale.serve import create_app
from verbale.settings import Settings
from verbale.store import Store

__all__ = ["browsing", "serving"]


@contextmanager
def serving(store: Store, settings: Settings) -> Iterator[str]:
    """The address of the pages, for as long as they are needed."""
    server = uvicorn.Server(uvicorn.Config(create_app(store, settings), port=0, log_level="warning", lifespan="off", ws="none"))
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
