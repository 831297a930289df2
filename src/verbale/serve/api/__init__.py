"""The API under /api/v1: every list of the pages as JSON, lines of JSON or CSV, and what editors write."""

from verbale.serve.api.routes import describe, make_api

__all__ = ["describe", "make_api"]
