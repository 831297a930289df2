"""Each attack that SECURITY.md names has a test that is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_named_test_exists():
    named = re.findall(r"\| `(tests/\S+)::(\w+)` \|", (ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) > 20
    for path, test in named:
        assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), test
