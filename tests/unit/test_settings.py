"""Settings: the environment, then verbale.toml, then defaults; what cannot be is told with its place."""

import pytest

from verbale.errors import BadSettingError
from verbale.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty working folder, and no settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"VERBALE_{name.upper()}", raising=False)
    return tmp_path


def test_there_are_defaults():
    settings = Settings.load()
    assert settings.workers >= 1
    assert settings.max_bytes == 20_000_000


def test_the_environment_goes_before_the_file(folder, monkeypatch):
    (folder / "verbale.toml").write_text("workers = 3\nmax_bytes = 5000\n")
    assert (Settings.load().workers, Settings.load().max_bytes) == (3, 5000)
    monkeypatch.setenv("VERBALE_WORKERS", "7")
    assert (Settings.load().workers, Settings.load().max_bytes) == (7, 5000)


@pytest.mark.parametrize("value", ["0", "many", "1.5", "", "257"])
def test_a_bad_value_in_the_environment_is_told(monkeypatch, value):
    monkeypatch.setenv("VERBALE_WORKERS", value)
    with pytest.raises(BadSettingError, match=rf"^VERBALE_WORKERS: '{value}' is not valid: ") as caught:
        Settings.load()
    assert caught.value.hint == f"Settings: {', '.join(Settings.model_fields)}."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("workers = 0", "verbale.toml, workers: 0 is not valid: input should be greater than or equal to 1"),
        ("wrokers = 2", "verbale.toml, wrokers: 2 is not valid: extra inputs are not permitted"),
        ("max_bytes = 'much'", "verbale.toml, max_bytes: 'much' is not valid: "),
        ("workers =", "verbale.toml: Invalid value (at end of document)"),
        ("[", "verbale.toml: "),
    ],
)
def test_a_bad_file_is_told(folder, text, message):
    (folder / "verbale.toml").write_text(text)
    with pytest.raises(BadSettingError) as caught:
        Settings.load()
    assert str(caught.value).startswith(message)


def test_a_file_that_is_not_utf8_is_told(folder):
    (folder / "verbale.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(BadSettingError, match=r"^verbale\.toml: "):
        Settings.load()


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        Settings.load().workers = 4
