"""Nothing that a user can type is undocumented."""

import re
from pathlib import Path

import pytest

from verbale.cli import app
from verbale.export import FORMATS
from verbale.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))])


@pytest.mark.parametrize("name", [command.name or command.callback.__name__ for command in app.registered_commands])
def test_every_command_is_documented(name):
    assert re.search(rf"verbale {name}\b", DOCS)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name):
    assert f"VERBALE_{name.upper()}" in DOCS


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name):
    assert re.search(rf"--format {name}\b|`{name}`", DOCS)
