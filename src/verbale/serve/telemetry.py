"""What is told of the running service: a line of JSON for each request, and numbers for Prometheus.

Neither has what was asked for: addresses are told as their pattern, without query, names and words.
"""

import json
import logging
from datetime import UTC, datetime

from fastapi import Request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from verbale.serve.site import Site

__all__ = ["JsonLines", "Telemetry"]

_log = logging.getLogger("verbale.serve")


class JsonLines(logging.Formatter):
    """A line of JSON for each thing that is logged."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level and logger with the facts, or with the message."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        facts = getattr(record, "facts", None) or {"message": record.getMessage()}
        if record.exc_info:
            facts = facts | {"error": self.formatException(record.exc_info)}
        return json.dumps({"at": at, "level": record.levelname.lower(), "log": record.name} | facts, ensure_ascii=False)


class Telemetry:
    """The numbers and the log of one app."""

    def __init__(self, site: Site) -> None:
        self._site, self._registry = site, CollectorRegistry()
        self._requests = Counter("verbale_requests", "Requests answered", ("method", "route", "status"), registry=self._registry)
        self._seconds = Histogram("verbale_request_seconds", "Time to an answer", ("method", "route"), registry=self._registry)
        self._kept = Gauge("verbale_kept", "What the store holds", ("what",), registry=self._registry)

    def note(self, request: Request, status: int, seconds: float) -> None:
        """Tell of a request that was answered."""
        route, method = _route(request), _method(request)
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)
        person = getattr(request.state, "person", None)
        facts = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        _log.info("request", extra={"facts": facts | {"role": person.role if person else None}})

    def fail(self, request: Request, error: Exception) -> None:
        """Tell of what nobody foresaw."""
        facts = {"method": _method(request), "route": _route(request), "status": 500}
        _log.error("failed", exc_info=error, extra={"facts": facts})

    def numbers(self) -> bytes:
        """All numbers in the text format of Prometheus."""
        stats = self._site.store.stats()
        for name in ("documents", "versions", "actors", "verdicts", "orphaned"):
            self._kept.labels(name).set(getattr(stats, name))
        self._kept.labels("records").set(sum(stats.records.values()))
        return generate_latest(self._registry)


def _route(request: Request) -> str:
    """The pattern of the address that was asked for."""
    return getattr(request.scope.get("route"), "path", None) or "(none)"


def _method(request: Request) -> str:
    return request.method if request.method in {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"} else "OTHER"
