"""What is said of a release in several places is the same."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_is_cited_by_the_version_that_comes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited
    assert cited[1] == re.sub(r"\.dev\d+$", "", project["version"])
