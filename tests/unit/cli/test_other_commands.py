"""`verbale schema`, `verbale doctor`, and the command line without a command."""

import json
import re
import sys

import pytest
from jsonschema import Draft202012Validator

from verbale import read
from verbale.cli import app
from verbale.export import to_jsonl
from verbale.language.weights import Weights, get_weights


def test_the_schema_is_valid_and_fits_a_real_line(command):
    code, out, err = command("schema")
    assert (code, err) == (0, "")
    schema = json.loads(out)
    Draft202012Validator.check_schema(schema)
    reading = read("“We sail in May,” Ilse Harnok told reporters on Tuesday. She added that the quay was ready.", published="2031-03-06")
    (line,) = to_jsonl([reading])
    assert json.loads(line)["records"]
    Draft202012Validator(schema).validate(json.loads(line))
    broken = json.loads(line) | {"published": 7}
    assert not Draft202012Validator(schema).is_valid(broken)


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(sys.modules["verbale.cli.doctor"], "_SECONDS", 0.0)


@pytest.mark.usefixtures("quick")
def test_doctor_tells_what_is_installed(command):
    code, out, err = command("doctor")
    assert (code, err) == (0, "")
    for name in ("python", "verbale", "onnxruntime", "tokenizers"):
        assert re.search(rf"^{name} \d+\.\d+", out, re.MULTILINE)
    for name, checksum in get_weights().manifest["sha256"].items():
        assert f"  {name} sha256 {checksum} ok" in out
    assert re.search(r"weights en: \d+\.\d MB in /", out)


def test_doctor_measures(command, monkeypatch):
    monkeypatch.setattr(sys.modules["verbale.cli.doctor"], "_SECONDS", 0.05)
    assert re.search(r"reads about [1-9][\d,]* words a second", command("doctor")[1])


@pytest.mark.usefixtures("quick")
def test_doctor_finds_damage(command, monkeypatch, tmp_path):
    for path in get_weights().folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes() if path.name != "relations.onnx" else b"broken")
    monkeypatch.setattr(sys.modules["verbale.cli.doctor"], "get_weights", lambda _language: Weights(tmp_path))
    code, _, err = command("doctor")
    assert code == 31
    assert f"verbale: {tmp_path / 'relations.onnx'}: " in err


def test_without_a_command_help_is_shown(command):
    code, out, err = command()
    assert code == 2
    shown = out + err
    for registered in app.registered_commands:
        assert (registered.name or registered.callback.__name__) in shown


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["doctor", "--help"], ["schema", "--help"]])
def test_every_command_has_help(command, arguments):
    code, out, _ = command(*arguments)
    assert code == 0
    assert "Usage" in out


def test_an_unknown_command_is_wrong_use(command):
    code, _, err = command("write")
    assert code == 2
    assert "write" in err
