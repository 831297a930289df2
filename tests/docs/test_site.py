"""The manual is built without a network, with every link in it checked, and fetches nothing when it is read."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def build(folder, *more):
    """Build the site into a folder, as `make docs` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder), *more]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_it_has_its_pages(site):
    assert (site / "tutorial.html").is_file()
    assert (site / "reference" / "commands.html").is_file()
    assert (site / "adr" / "0001-one-pass-many-heads.html").is_file()
    assert "open_record" in (site / "reference" / "library.html").read_text(encoding="utf-8")


def test_a_page_loads_nothing_from_elsewhere(site):
    loads = re.compile(r"<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)=\"?(?:https?:)?//[^\s>]+")
    found = {match[0] for page in site.rglob("*.html") for match in loads.finditer(page.read_text(encoding="utf-8"))}
    assert found == set()
