"""Nothing that a user can type, read or call is undocumented."""

import re
import tomllib
from pathlib import Path

import pytest

from manual.commands import commands, undescribed
from manual.pictures import SHOWN, shown
from manual.reference import PAGES, exporters
from verbale.export import FORMATS
from verbale.schema import KINDS
from verbale.serve.problems import PROBLEMS
from verbale.serve.templating import NAVIGATION
from verbale.settings import Settings

ROOT = Path(__file__).parents[2]
BY_HAND = "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))])


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_told_of(name):
    assert re.search(rf"verbale {name}\b", BY_HAND)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_has_its_meaning(name):
    assert Settings.model_fields[name].description


@pytest.mark.parametrize("name", tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"])
def test_every_extra_is_told_of(name):
    assert f"`{name}`" in (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_error_is_told_of(code):
    assert f"| `{code}` |" in PAGES["reference/errors.md"]()


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_told_of(name):
    assert f"**{name}**" in (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
    assert KINDS[name].__doc__


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_told_of(name):
    exports = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| [^|]*`{name}`", exports, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name, _ in NAVIGATION])
def test_every_page_is_told_of(name):
    assert f"\n## {name}\n" in (ROOT / "docs" / "pages.md").read_text(encoding="utf-8")


def test_every_picture_is_shown():
    assert {picture.name for picture in SHOWN.iterdir()} == shown()


def test_every_export_says_what_it_gives():
    assert [name for name, export in exporters().items() if not export.__doc__] == []


def test_every_option_has_its_help():
    assert undescribed() == []


@pytest.mark.parametrize("place", PAGES)
def test_every_page_of_the_reference_can_be_made(place):
    assert len(PAGES[place]().splitlines()) > 3
