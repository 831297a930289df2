"""The two countries, both sides, the pair: on sentences whose tree is written down by hand, so that no weights are needed."""

from datetime import date

import pytest

from verbale.extract.reading.page import Page
from verbale.language.analysis import Analysis, Name
from verbale.language.tokens import dress
from verbale.lexicon import get_lexicon
from verbale.resolve.coreference import Resolver
from verbale.schema import Document


def analysis_of(sentences, people):
    """Sentences as lists of (form, UPOS, head from 1 or 0, relation, feats); `people` are names wherever they stand."""
    rows = [row for sentence in sentences for row in sentence]
    text, words = dress([row[0] for row in rows])
    starts = [sum(len(s) for s in sentences[:k]) for k in range(len(sentences))]
    base = [start for start, sentence in zip(starts, sentences, strict=True) for _ in sentence]
    surfaces = [row[0] for row in rows]
    runs = [(i, i + len(name.split()), name.split()) for name in people for i in range(len(rows))]
    names = [Name(a, b, "person", 1.0) for a, b, name in runs if surfaces[a:b] == name]
    return Analysis(
        text=text,
        words=tuple(words),
        paragraphs=(range(len(rows)),),
        sentences=tuple(range(start, start + len(s)) for start, s in zip(starts, sentences, strict=True)),
        upos=tuple(row[1] for row in rows),
        feats=tuple(row[4] if len(row) > 4 else "_" for row in rows),
        lemma=tuple(row[0].lower() for row in rows),
        head=tuple(start + row[2] - 1 if row[2] else -1 for start, row in zip(base, rows, strict=True)),
        relation=tuple(row[3] for row in rows),
        certainty=(1.0,) * len(rows),
        factuality=(0.0,) * len(rows),
        names=tuple(sorted(names, key=lambda n: n.start)),
        attributions=(),
    )


def met(one, other, relation="obj"):
    """ "One met other ." """
    a, b = one.split(), other.split()
    first = [(w, "PROPN", 1, "flat") for w in a]
    first[0] = (a[0], "PROPN", len(a) + 1, "nsubj")
    second = [(w, "PROPN", len(a) + 2, "flat") for w in b]
    second[0] = (b[0], "PROPN", len(a) + 1, relation)
    return [*first, ("met", "VERB", 0, "root"), *second, (".", "PUNCT", len(a) + 1, "punct")]


def agreed(phrase):
    """ "<Phrase> agreed ." with the last word of the phrase as the subject."""
    words = phrase.split()
    rows = [(w, "DET", len(words), "det") for w in words[:-1]]
    number = "Number=Plur" if words[-1].endswith("s") else "_"
    verb = len(words) + 1
    return [*rows, (words[-1], "NOUN", verb, "nsubj", number), ("agreed", "VERB", 0, "root"), (".", "PUNCT", verb, "punct")]


@pytest.fixture
def joint():
    """Whom the phrase of a last sentence stands for, as (name, country), after sentences before it."""

    def run(phrase, before, people=(), spoken=None, published=None):
        analysis = analysis_of([*before, agreed(phrase)], people)
        document = Document.from_text(analysis.text, published=published)
        page = Page.of(document, analysis, get_lexicon())
        resolver = Resolver(page.cast, [False] * len(analysis.words))
        if spoken is not None:
            resolver.note(spoken, tuple(page.cast.refer(p) for p in page.cast.people))
        start = analysis.sentences[-1].start
        return [(r.name, r.country) for r in resolver.resolve((start, start + len(phrase.split())))]

    return run


NORWAY, DENMARK, FINLAND = ("Norway", "NOR"), ("Denmark", "DNK"), ("Finland", "FIN")


@pytest.mark.parametrize(
    "phrase", ["The two countries", "Both countries", "Both nations", "The countries", "Their governments", "The two states", "Both sides"]
)
def test_states_named_together_are_meant(joint, phrase):
    assert joint(phrase, [met("Norway", "Denmark")]) == [NORWAY, DENMARK]


def test_either_country_is_each_of_the_two(joint):
    assert joint("Either country", [met("Norway", "Denmark")]) == [NORWAY, DENMARK]


def test_as_many_as_are_counted(joint):
    before = [met("Norway", "Denmark"), met("Finland", "Norway")]
    assert joint("The two countries", before) == [FINLAND, NORWAY]
    assert set(joint("The three countries", before)) == {NORWAY, DENMARK, FINLAND}


def test_capitals_and_peoples_stand_for_their_states(joint):
    assert joint("The two countries", [met("Oslo", "Danes")]) == [NORWAY, DENMARK]


def test_persons_stand_for_their_states(joint):
    before = [
        [
            *[("Norwegian", "ADJ", 2, "amod"), ("President", "PROPN", 3, "flat"), ("Vuori", "PROPN", 4, "nsubj")],
            ("met", "VERB", 0, "root"),
            *[("Danish", "ADJ", 6, "amod"), ("King", "PROPN", 7, "flat"), ("Venn", "PROPN", 4, "obj"), (".", "PUNCT", 4, "punct")],
        ]
    ]
    assert joint("The two countries", before, ["Vuori", "Venn"]) == [NORWAY, DENMARK]
    assert set(joint("The two leaders", before, ["Vuori", "Venn"])) == {("Vuori", "NOR"), ("Venn", "DNK")}
    assert joint("Both sides", before, ["Vuori", "Venn"]) == [("Vuori", "NOR"), ("Venn", "DNK")]
    assert joint("The pair", before, ["Vuori", "Venn"]) == [("Vuori", "NOR"), ("Venn", "DNK")]
    assert joint("The duo", before, ["Vuori", "Venn"], spoken=3) == [("Vuori", "NOR"), ("Venn", "DNK")]
    assert joint("The two countries", before, ["Vuori", "Venn"], spoken=3) == [NORWAY, DENMARK]


def test_one_state_alone_is_not_the_two(joint):
    assert NORWAY not in joint("The two countries", [agreed("Norway")])


def test_a_country_in_the_singular_is_nobody_jointly(joint):
    found = joint("The country", [met("Norway", "Denmark")])
    assert NORWAY not in found or DENMARK not in found


@pytest.mark.parametrize(
    ("phrase", "codes"), [("The two Koreas", {"KOR", "PRK"}), ("Both Koreas", {"KOR", "PRK"}), ("The Baltics", {"EST", "LVA", "LTU"})]
)
def test_a_joint_name_is_each_of_its_states(joint, phrase, codes):
    assert {code for _, code in joint(phrase, [])} == codes


def test_a_name_takes_its_state_from_the_office_of_the_day(joint):
    short, full, day = ["Karimov", "Lukashenko"], ["Islam Karimov", "Alexander Lukashenko"], date(2010, 5, 1)
    lone = ["Karimov", "Harnok"]
    assert joint("The pair", [met(*short)], short, published=day) == [("Karimov", "UZB"), ("Lukashenko", "BLR")]
    assert joint("The pair", [met(*lone)], lone, published=day) == [("Karimov", None), ("Harnok", None)]
    assert joint("The pair", [met(*full)], full, published=day) == [("Islam Karimov", "UZB"), ("Alexander Lukashenko", "BLR")]
    assert joint("The pair", [met(*full)], full) == [("Islam Karimov", None), ("Alexander Lukashenko", None)]


def test_a_spokesman_announced_by_his_house_is_the_one_named_after():
    sentences = [
        [("A", "DET", 3, "det"), ("Pentagon", "PROPN", 3, "compound"), ("spokesman", "NOUN", 4, "nsubj"), ("agreed", "VERB", 0, "root")],
        [("Spokesman", "NOUN", 2, "flat"), ("Teodor", "PROPN", 4, "nsubj"), ("Brask", "PROPN", 2, "flat"), ("left", "VERB", 0, "root")],
    ]
    analysis = analysis_of(sentences, ["Teodor Brask"])
    page = Page.of(Document.from_text(analysis.text), analysis, get_lexicon())
    (person,) = page.cast.people
    assert (person.country, person.inferred) == ("USA", True)
    (found,) = Resolver(page.cast, [False] * 8).resolve((0, 3))
    assert (found.name, found.country, found.inferred) == ("Teodor Brask", "USA", True)


def test_a_bare_newspaper_is_the_one_named_before():
    sentences = [
        [("Izvestia", "PROPN", 2, "nsubj"), ("agreed", "VERB", 0, "root"), (".", "PUNCT", 2, "punct")],
        [("The", "DET", 2, "det"), ("newspaper", "NOUN", 3, "nsubj"), ("waited", "VERB", 0, "root")],
    ]
    analysis = analysis_of(sentences, [])
    page = Page.of(Document.from_text(analysis.text), analysis, get_lexicon())
    (found,) = Resolver(page.cast, [False] * 6).resolve((3, 5))
    assert (found.name, found.country) == ("Izvestia", "RUS")


def test_an_office_in_the_plural_is_that_of_each_in_a_list():
    rows = [("The", "DET", 2, "det"), ("ministers", "NOUN", 14, "nsubj", "Number=Plur"), ("of", "ADP", 4, "case")]
    rows += [
        ("Vuori", "PROPN", 2, "nmod"),
        ("of", "ADP", 6, "case"),
        ("Finland", "PROPN", 4, "nmod"),
        (",", "PUNCT", 8, "punct"),
        ("Venn", "PROPN", 4, "conj"),
    ]
    rows += [("of", "ADP", 10, "case"), ("Norway", "PROPN", 8, "nmod"), ("and", "CCONJ", 12, "cc"), ("Brask", "PROPN", 4, "conj")]
    rows += [("quietly", "ADV", 14, "advmod"), ("met", "VERB", 0, "root")]
    page = Page.of(Document.from_text(analysis_of([rows], []).text), analysis_of([rows], ["Vuori", "Venn", "Brask"]), get_lexicon())
    assert [(p.name, "minister" in p.roles) for p in page.cast.people] == [("Vuori", True), ("Venn", True), ("Brask", True)]
