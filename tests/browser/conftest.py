"""The demo's fiction, a few pages of it, served to a real browser."""

from contextlib import closing, contextmanager
from datetime import date
from itertools import islice

import pytest

from tests.browser.serving import FOLLOWED, browsing, follow, serving
from tests.contract.pages import RUN
from verbale import demo
from verbale.batch import add_documents, run_of
from verbale.ingest import iter_inputs
from verbale.pipeline import load_pipeline
from verbale.schema import Document
from verbale.serve.access import Access
from verbale.settings import Settings
from verbale.store import open_record

_PAGES = 14
HARM = "<script>document.title = 'harm'</script><img src=x onerror=\"document.title = 'harm'\"> \u202eשלום עולם مرحبا"


@pytest.fixture(scope="session")
def settings():
    return Settings(registry=demo.registry_path(), publishers=demo.publishers_path())


@pytest.fixture(scope="session")
def store(tmp_path_factory, settings):
    pipeline = load_pipeline(registry=settings.registry)
    with open_record(tmp_path_factory.mktemp("browser") / "record.db", settings.registry) as store:
        sources = islice(iter_inputs([str(demo.article_path("fiction"))]), _PAGES)
        assert all(o.added for o in add_documents(store, pipeline, sources, run_of(pipeline, settings.registry)))
        yield store


@pytest.fixture(scope="session")
def site(store, settings):
    """The address of the pages."""
    with serving(store, settings) as address:
        yield address


@pytest.fixture(scope="session")
def desk(store, settings):
    """The address of the pages for somebody who may write."""
    with serving(store, settings, Access(writer="Ada")) as address:
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


@contextmanager
def opened(chromium, address):
    """A page of its own, on which no error of a script and no breach of the policy may happen."""
    problems = []
    with closing(chromium.new_page(base_url=address)) as page:
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        yield page
    assert problems == []


@pytest.fixture
def page(chromium, site):
    with opened(chromium, site) as page:
        yield page


@pytest.fixture
def written(chromium, desk):
    """A page for somebody who may write."""
    with opened(chromium, desk) as page:
        yield page


@pytest.fixture
def strange(chromium, tmp_path):
    """A page over a store of one article that means harm, and is long."""
    with open_record(tmp_path / "strange.db") as store:
        text = f"{HARM}\n\n" + "\n\n".join(["The ferry sails at noon. " * 100] * 2_000)
        document = Document.from_text(text, id="strange", title=HARM, url="https://news.example/strange", published=date(2031, 3, 4))
        store.add(document, [], RUN)
        with serving(store, Settings()) as address, opened(chromium, address) as page:
            yield page
