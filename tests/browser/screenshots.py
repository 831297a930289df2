"""Every page of a store as pictures, light and dark, on a desk and on a phone: `python -m tests.browser.screenshots STORE FOLDER`."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.serving import ASKED, FOLLOWED, browsing, follow, serving
from verbale.serve.templating import NAVIGATION
from verbale.settings import Settings
from verbale.store import open_record

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


def take(store_name: str, folder: Path) -> Iterator[Path]:
    """Write the pictures; their files come back one by one."""
    settings = Settings.load()
    with open_record(store_name, settings.registry) as store, serving(store, settings) as address, browsing() as browser:
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                view = {"width": width, "height": height}
                with closing(browser.new_context(base_url=address, viewport=view, color_scheme=scheme)) as context:
                    page = context.new_page()
                    page.set_default_timeout(60_000)
                    for name, path in _paths(page):
                        page.goto(path, wait_until="networkidle")
                        file = folder / f"{name}-{size}-{scheme}.png"
                        page.screenshot(path=file)
                        yield file


def _paths(page: Page) -> list[tuple[str, str]]:
    """Every page by a name for its file."""
    fixed = [(path.strip("/"), path) for _, path in NAVIGATION]
    return [*fixed, *ASKED.items(), *((name, follow(page, *way)) for name, way in FOLLOWED.items())]


if __name__ == "__main__":
    store, out = sys.argv[1], Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    print(f"{sum(1 for _ in take(store, out))} pictures in {out}")  # noqa: T201
