import pytest

from verbale.language.tokens import dress, paragraph_spans, tokenize


def surfaces(text: str) -> list[str]:
    return [w.surface for w in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't agree.", ["They", "do", "n't", "agree", "."]),
        ("It’s Velmark’s offer", ["It", "’s", "Velmark", "’s", "offer"]),
        ("a 20-year, two-part deal", ["a", "20", "-", "year", ",", "two", "-", "part", "deal"]),
        ("non-proliferation and re-entry", ["non-proliferation", "and", "re-entry"]),
        ("at 10:30 p.m. on 3 May", ["at", "10:30", "p.m.", "on", "3", "May"]),
        ("worth $1,000.50, or 5%", ["worth", "$", "1,000.50", ",", "or", "5", "%"]),
        ("see https://example.org/a?b=c.", ["see", "https://example.org/a?b=c", "."]),
        ("write to press@mfa.example.org", ["write", "to", "press@mfa.example.org"]),
        ("the U.S. and the U.K.", ["the", "U.S.", "and", "the", "U.K."]),
        ("Mr. T. Brask cannot wait...", ["Mr.", "T.", "Brask", "can", "not", "wait", "..."]),
        ("``We will,'' he said", ["``", "We", "will", ",", "''", "he", "said"]),
        ("the 1990s, the 20th time", ["the", "1990s", ",", "the", "20th", "time"]),
        ("at 7:30am", ["at", "7:30", "am"]),
    ],
)
def test_words_are_cut_as_in_the_treebank(text: str, words: list[str]) -> None:
    assert surfaces(text) == words


def test_offsets_are_code_points() -> None:
    text = "Für 𝒜lice — «не» сказал 👩‍👩‍👧 e\u0301t"
    for word in tokenize(text):
        assert text[word.start : word.end] == word.surface


def test_lines_are_paragraphs() -> None:
    text = "A title\n\nFirst line.\nSecond line.\n \n\tThird."
    assert [text[a:b] for a, b in paragraph_spans(text)] == ["A title", "First line.", "Second line.", "Third."]


def test_a_hard_wrapped_text_ends_paragraphs_at_blank_lines() -> None:
    lines = [
        "The ministers of the two neighbouring states met on",
        "the island for the first time in eleven years and",
        "agreed that",
        "they would meet again",
    ]
    wrapped = "\n".join(
        [lines[0], lines[1], "talked at some length about the fishing grounds and", "the patrols that had been stopped in the autumn."]
    )
    text = wrapped + "\n\n" + wrapped
    assert len(paragraph_spans(text)) == 2


def test_quotation_marks_open_and_close() -> None:
    state = {w.surface: w.quote for w in tokenize("“Yes,” she said. He said ``no'' twice.")}
    assert (state["“"], state["Yes"], state["”"], state["she"]) == (2, 1, 3, 0)
    assert (state["``"], state["no"], state["''"], state["twice"]) == (2, 1, 3, 0)


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    words = tokenize("“We begin here.\n“And go on.” He stopped.")
    assert [w.quote for w in words if w.surface in {"begin", "go", "stopped"}] == [1, 1, 0]


def test_only_the_regions_are_read() -> None:
    text = "Menu\n\nThe body.\n\nFollow us"
    assert [w.surface for w in tokenize(text, [(6, 15)])] == ["The", "body", "."]


def test_given_words_are_set_as_running_text() -> None:
    text, words = dress(["“", "It", "is", "n't", "over", ",", "”", "he", "said", "."])
    assert text == "“It isn't over,” he said."
    assert [text[w.start : w.end] for w in words] == [w.surface for w in words]


def test_a_word_that_may_be_an_abbreviation_ends_a_sentence() -> None:
    assert surfaces("They said no. It was art.") == ["They", "said", "no", ".", "It", "was", "art", "."]
    assert surfaces("See No. 5 and Art. 7.") == ["See", "No.", "5", "and", "Art.", "7", "."]
