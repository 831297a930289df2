"""The application: guarded, its errors answered, its pages and API in place."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Response
from fastapi.staticfiles import StaticFiles

from verbale.export.html import COLOURS
from verbale.serve import health
from verbale.serve.access import Access
from verbale.serve.access.rates import Rates
from verbale.serve.api import make_api
from verbale.serve.freshness import Freshness
from verbale.serve.guard import Guard
from verbale.serve.pages import ROUTERS
from verbale.serve.problems import answer_errors
from verbale.serve.site import Site
from verbale.serve.telemetry import Telemetry
from verbale.serve.templating import FOLDER
from verbale.settings import Settings
from verbale.store import Store

__all__ = ["create_app"]


def create_app(store: Store, settings: Settings, access: Access | None = None) -> FastAPI:
    """The pages and the API of a store; the caller opens and closes it. Without `access` this machine alone reads."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_at_once)
    site = app.state.site = Site(store, settings, access or Access())
    telemetry = app.state.telemetry = Telemetry(site)
    Guard(site.access, Rates(settings.rate), settings.max_bytes, Freshness(site), telemetry).stand_before(app)
    answer_errors(app)
    for router in (*ROUTERS, health.router):
        app.include_router(router)
    app.state.api = make_api()
    app.include_router(app.state.api)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    app.add_api_route("/look/page.css", _style)
    app.add_api_route("/look/page.js", _script)
    return app


@asynccontextmanager
async def _few_at_once(_: FastAPI) -> AsyncIterator[None]:
    """As many answers are worked on at once as there are cores, two at least: more would be no sooner, and hold up whoever writes."""
    current_default_thread_limiter().total_tokens = max(2, os.cpu_count() or 1)
    yield


def _style() -> Response:
    """The look of an exported page, which these pages share, with the colours of the kinds."""
    return Response(_shared("page.css") + COLOURS, media_type="text/css")


def _script() -> Response:
    return Response(_shared("page.js"), media_type="text/javascript")


def _shared(name: str) -> str:
    return (files("verbale.export") / name).read_text(encoding="utf-8")
