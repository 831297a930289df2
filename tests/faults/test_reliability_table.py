"""Each fault that docs/reliability.md names has a test that is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_named_test_exists():
    table, _, _ = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8").partition("\n## ")
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    named = [re.search(r"\| `(tests/\S+)::(\w+)` \|$", row) for row in rows if not row.startswith("| fault ")]
    assert len(named) > 30
    for path, test in (found.groups() for found in named):
        assert f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), test


def test_every_test_of_a_fault_is_named():
    told = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    for path in (ROOT / "tests" / "faults").glob("test_*.py"):
        if path != Path(__file__):
            for test in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
                assert f"`tests/faults/{path.name}::{test}`" in told, test
