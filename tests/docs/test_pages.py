"""Every address that the manual gives of a page leads to one."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from verbale.serve import create_app
from verbale.settings import Settings
from verbale.store import open_record

TEXT = (Path(__file__).parents[2] / "docs" / "pages.md").read_text(encoding="utf-8")
ADDRESSES = [address for address in dict.fromkeys(re.findall(r"`(/[^` ]*)`", TEXT)) if "NAME" not in address]


@pytest.fixture(scope="module")
def client(demo, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    demo(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder / "demo")
        settings = Settings.load()
        with open_record(settings.store, settings.registry) as store:
            yield TestClient(create_app(store, settings), base_url="http://127.0.0.1")


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_answered(client, address):
    answered = client.get(address)
    assert answered.status_code == 200
    assert ('class="empty"' in answered.text) == (address == "/journal")  # nobody has written yet
