import sys

import pytest

from verbale.cli import main
from verbale.settings import Settings


@pytest.fixture
def command(monkeypatch, capsys, tmp_path):
    """Run the command line in this process, in an empty folder: exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"VERBALE_{name.upper()}", raising=False)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["verbale", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            main()
        return done.value.code or 0, *capsys.readouterr()

    return run
