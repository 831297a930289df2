"""Pages and an API over a store: read-only, on this machine unless a token is set."""

from verbale.serve.app import create_app

__all__ = ["create_app"]
