"""A short run of every target: its seeds, and what a few changes make of them; `make fuzz` is the long one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, attempt

CORPUS = Path(__file__).parent / "corpus"
DEAR = {"html": 25, "file": 15, "registry": 6, "text": 40}
"""Examples of the targets that take milliseconds each; the others take 100."""


def seeds(name):
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]


@st.composite
def changed(draw, found):
    """A seed of which some pieces are taken out, doubled, or replaced."""
    data = draw(st.sampled_from(found))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        piece = draw(st.sampled_from([b"", data[start:end] * 2]) | st.binary(max_size=12) | st.text(max_size=8).map(str.encode))
        data = data[:start] + piece + data[end:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_each_parser_refuses_in_our_own_words(name):
    found = seeds(name)
    for data in found:
        attempt(name, data)

    @settings(max_examples=DEAR.get(name, 100), deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(changed(found) | st.binary(max_size=60))
    def few(data):
        attempt(name, data)

    few()


def test_every_target_has_seeds():
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)
    assert sum(path.stat().st_size for path in CORPUS.rglob("*")) < 300_000
