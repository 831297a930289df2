from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from verbale.schema import Document, Region, content_hash, document_id, text_hash


def test_from_text_computes_what_follows_from_the_text():
    document = Document.from_text("Ports open – soon.")
    assert document.text_sha256 == document.source_sha256 == text_hash(document.text) == content_hash("Ports open – soon.".encode())
    assert document.id == document_id(document.text)
    assert document.regions == (Region(0, 18, "body"),)
    assert (document.published, document.published_basis) == (None, None)
    assert Document.from_text("").regions == ()


def test_what_is_given_stays():
    document = Document.from_text("Ports open.", id="d1", published=date(2031, 3, 5), regions=[], source_sha256="ff", notes=["two dates"])
    assert (document.id, document.published_basis, document.regions) == ("d1", "given", ())
    assert (document.source_sha256, document.notes) == ("ff", ("two dates",))


def test_the_id_is_the_given_one_else_of_the_address_else_of_the_text():
    assert document_id("a", url="https://x.example/1", given="mine") == "mine"
    assert document_id("a", url="HTTPS://X.example/1#top") == document_id("b", url="https://x.example/1")
    assert document_id("a", url="https://x.example/A") != document_id("a", url="https://x.example/a")
    assert document_id("a") != document_id("b")


def test_roles_by_offset():
    document = Document.from_text("Head\n\nBody words", regions=[Region(0, 4, "title"), Region(6, 16, "body")])
    assert [document.role_at(i) for i in (0, 3, 4, 6, 15, 16)] == ["title", "title", None, "body", "body", None]
    assert Document.from_text("x", regions=[]).role_at(0) is None


def test_span_and_immutability():
    document = Document.from_text("Ports open.")
    assert document.span(6, 10).exact == "open"
    with pytest.raises(FrozenInstanceError):
        document.text = "Ports close."
