"""Whether it runs, whether it can answer, and its numbers."""

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST

from verbale.errors import VerbaleError
from verbale.pipeline import load_pipeline
from verbale.serve.site import Here

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process answers, also while all threads are at work."""
    return {"status": "ok"}


@router.get("/readyz")
def ready(site: Here) -> Response:
    """The store answers and the weights load; else 503 with what is missing, by its code alone."""
    checks: dict[str, Callable[[], object]] = {
        "store": site.overview.mark,
        "weights": lambda: load_pipeline(registry=site.settings.registry),
    }
    found = {}
    for name, check in checks.items():
        try:
            check()
            found[name] = "ok"
        except VerbaleError as error:
            found[name] = error.code
    good = set(found.values()) == {"ok"}
    return JSONResponse({"status": "ok" if good else "not ready"} | found, 200 if good else 503)


@router.get("/metrics")
def metrics(request: Request) -> Response:
    """The numbers for Prometheus; who reads pages may read them."""
    return Response(request.app.state.telemetry.numbers(), media_type=CONTENT_TYPE_LATEST)
