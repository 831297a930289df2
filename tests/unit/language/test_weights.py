"""The weights are whole, small enough, and a damaged or missing file is told by its name."""

import json
import shutil

import pytest

from verbale.errors import UnsupportedLanguageError, WeightsDamagedError, WeightsMissingError
from verbale.language.labels import NAMES, Alphabets
from verbale.language.read import Reader
from verbale.language.weights import Weights, get_weights, languages

FILES = ("reader.onnx", "relations.onnx", "labels.json", "tokenizer.json")


@pytest.fixture
def copy(tmp_path):
    """A copy of the small files, with an empty reader that has the checksum of the manifest's."""
    for name in (*FILES[1:], "manifest.json"):
        shutil.copy(get_weights().folder / name, tmp_path / name)
    (tmp_path / "reader.onnx").symlink_to(get_weights().folder / "reader.onnx")
    return Weights(tmp_path)


def test_english_is_shipped():
    assert "en" in languages()
    assert get_weights("en").folder.name == "en"


def test_the_checksums_hold():
    weights = get_weights()
    assert sorted(weights.manifest["sha256"]) == sorted(FILES)
    weights.check()
    assert weights.manifest["sha256"]["reader.onnx"].startswith(weights.checksum)


def test_the_weights_are_small_enough():
    assert get_weights().bytes_on_disk <= 30_000_000
    assert get_weights().bytes_on_disk == sum((get_weights().folder / p.name).stat().st_size for p in get_weights().folder.iterdir())


def test_another_language_is_refused_with_those_that_there_are():
    with pytest.raises(UnsupportedLanguageError) as caught:
        get_weights("fi")
    assert caught.value.supported == tuple(languages())


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_named(copy, name):
    data = bytearray((copy.folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy.folder / name).unlink()
    (copy.folder / name).write_bytes(data)
    with pytest.raises(WeightsDamagedError, match=name.replace(".", r"\.")) as caught:
        copy.check()
    assert caught.value.path == str(copy.folder / name)


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_a_missing_file_is_named(copy, name):
    (copy.folder / name).unlink()
    with pytest.raises(WeightsMissingError, match=name.replace(".", r"\.")) as caught:
        copy.check()
    assert caught.value.path == str(copy.folder / name)


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"sha256": 3}', '{"language": "en"}'])
def test_a_manifest_that_is_none_is_damaged(copy, text):
    (copy.folder / "manifest.json").write_text(text)
    with pytest.raises(WeightsDamagedError, match=r"manifest\.json"):
        copy.check()


def test_labels_that_are_none_are_damaged(copy):
    (copy.folder / "labels.json").write_text("{}")
    for part in ("labels", "links"):
        with pytest.raises(WeightsDamagedError, match=r"labels\.json"):
            getattr(copy, part)


def test_a_reader_is_not_made_of_damaged_weights(copy, monkeypatch):
    (copy.folder / "labels.json").write_text("{}")
    monkeypatch.setattr("verbale.language.read.get_weights", lambda _language: copy)
    with pytest.raises(WeightsDamagedError):
        Reader.load()


def test_the_alphabets_are_those_of_the_heads():
    weights = get_weights()
    labels = weights.labels
    assert {"NOUN", "VERB", "PROPN", "AUX", "PRON", "ADP"} <= set(labels.upos)
    assert {"nsubj", "obj", "ccomp", "root"} <= set(labels.relation)
    assert Alphabets.from_json(json.loads(json.dumps(labels.to_json()))) == labels
    scores = Reader(weights).encoder.read(Reader(weights).analyze("They met.").words)
    assert scores.words.shape == (3, len(labels.upos) + len(labels.feats) + len(labels.lemma) + 2)
    assert scores.names.shape == (3, 1 + 2 * len(NAMES))
    assert scores.link_cue.shape == (3, 2 * weights.links.width)
