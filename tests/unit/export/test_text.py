from dataclasses import replace
from pathlib import Path

from verbale.export import to_text
from verbale.export.cards import actors_line, day_line
from verbale.export.text import WIDTH
from verbale.schema import Actor

GOLDEN = Path(__file__).parents[2] / "golden" / "export" / "reading.txt"


def test_a_reading_is_set_for_a_person(reading):
    assert "".join(to_text([reading])) == GOLDEN.read_text(encoding="utf-8")


def test_a_page_without_statements_says_so(empty):
    text = "".join(to_text([empty]))
    assert text.splitlines()[:2] == ["(no title)", "undated: give --published to date its words"]
    assert "nothing to record" in text


def test_readings_follow_each_other(reading, empty):
    assert "".join(to_text([reading, empty])) == "".join([*to_text([reading]), *to_text([empty])])
    assert list(to_text([])) == []


def test_long_words_are_wrapped(reading):
    assert all(len(line) <= WIDTH + len("     ") for line in "".join(to_text([reading])).splitlines())


def test_actors_have_their_codes():
    assert actors_line([Actor("Ilse Harnok", "FIN"), Actor("NATO", "NATO"), Actor("reporters")]) == "Ilse Harnok (FIN), NATO, reporters"
    assert actors_line([]) == ""


def test_days_are_days_or_intervals(reading):
    assert [day_line(r.when) for r in reading.records] == ["2031-03-04", "… to 2031-03-06", "undated", "2031-03-01 to 2031-03-06"]


def test_a_page_does_not_steer_the_terminal(reading):
    document = replace(reading.document, title="Red \x1b[31mferry\x9b2J", publisher="a\rb")
    text = "".join(to_text([replace(reading, document=document)]))
    assert "Red \ufffd[31mferry\ufffd2J\na\ufffdb" in text
    assert not set(text) & {"\x1b", "\x9b", "\r"}
