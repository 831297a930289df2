"""A request that a page of the manual shows, sent to the API over the store of a folder."""

from fastapi.testclient import TestClient

from verbale.serve import create_app
from verbale.serve.access import Access
from verbale.settings import Settings
from verbale.store import open_record

__all__ = ["send"]


def send(text: str) -> str:
    """The answer to the request in a block, which is sent by somebody who may write; raises `ValueError` where it is refused.

    A block is a line with method and address, lines of headers, an empty line, and what is sent.
    """
    head, _, body = text.partition("\n\n")
    first, *lines = head.splitlines()
    method, address = first.split()
    headers = dict(line.split(": ", 1) for line in lines)
    settings = Settings.load()
    with open_record(settings.store, settings.registry) as store:
        client = TestClient(create_app(store, settings, Access(writer="reader")), base_url="http://127.0.0.1")
        response = client.request(method, address, headers=headers, content=body.strip())
    if response.is_error:
        raise ValueError(f"{first} was answered with {response.status_code}: {response.text}")
    return response.text
