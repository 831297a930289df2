"""The demo corpus is loaded once; every page that loads it gets a copy, and what loading it printed."""

import shutil

import pytest

from manual.running import run_verbale


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Gives a folder the demo's store, as `verbale demo` does there, and returns what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        printed = run_verbale("demo")

    def give(to):
        shutil.copytree(folder / "demo", to / "demo")
        return printed

    return give
