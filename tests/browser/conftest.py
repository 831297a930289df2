"""The demo's fiction, a few pages of it, served to a real browser."""

from contextlib import closing
from itertools import islice

import pytest

from tests.browser.serving import FOLLOWED, browsing, follow, serving
from verbale import demo
from verbale.batch import add_documents, run_of
from verbale.ingest import iter_inputs
from verbale.pipeline import load_pipeline
from verbale.settings import Settings
from verbale.store import open_record

_PAGES = 14


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of the pages."""
    settings = Settings(registry=demo.registry_path(), publishers=demo.publishers_path())
    pipeline = load_pipeline(registry=settings.registry)
    with open_record(tmp_path_factory.mktemp("browser") / "record.db", settings.registry) as store:
        sources = islice(iter_inputs([str(demo.article_path("fiction"))]), _PAGES)
        assert all(o.added for o in add_documents(store, pipeline, sources, run_of(pipeline, settings.registry)))
        with serving(store, settings) as address:
            yield address


@pytest.fixture(scope="session")
def chromium():
    with browsing() as browser:
        yield browser


@pytest.fixture(scope="session")
def followed(chromium, site):
    """Pages that are reached from another, by name: their addresses."""
    with closing(chromium.new_page(base_url=site)) as page:
        return {name: follow(page, *way) for name, way in FOLLOWED.items()}


@pytest.fixture
def page(chromium, site):
    """A page of its own, on which no error of a script and no breach of the policy may happen."""
    problems = []
    with closing(chromium.new_page(base_url=site)) as page:
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        yield page
    assert problems == []
