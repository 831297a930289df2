"""The word lists agree with each other: a rule must not find a word on two sides."""

import pytest

from verbale.lexicon import get_lexicon, inflect
from verbale.resolve.people import singular

SPEECH, ROLES, MEDIA = get_lexicon().speech, get_lexicon().roles, get_lexicon().media


def test_no_verb_is_voiced_and_silent():
    assert not SPEECH.voiced & SPEECH.silent


@pytest.mark.parametrize("name", ["clause", "object", "to", "tells", "refusals", "continues"])
def test_what_takes_words_is_not_silent(name):
    assert not getattr(SPEECH, name) & SPEECH.silent


@pytest.mark.parametrize("name", ["clause", "object", "to", "by"])
def test_what_takes_a_content_is_voiced(name):
    verbs = set(getattr(SPEECH, name))
    assert verbs
    assert verbs <= SPEECH.voiced


def test_negated_coming_and_possible_words_are_apart():
    assert not SPEECH.negators & SPEECH.coming
    assert not SPEECH.negators & SPEECH.possible
    assert not SPEECH.coming & SPEECH.possible


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        *[("said", "say"), ("says", "say"), ("saying", "say"), ("told", "tell"), ("denied", "deny"), ("denies", "deny")],
        *[("wrote", "write"), ("writing", "write"), ("pledges", "pledge"), ("stresses", "stress"), ("slammed", "slam")],
        *[("begging", "beg"), ("quipping", "quip"), ("admitted", "admit"), ("spoke", "speak"), ("refused", "refuse"), ("met", "meet")],
    ],
)
def test_forms_lead_to_their_verb(form, lemma):
    assert SPEECH.forms[form] == lemma


def test_every_verb_is_its_own_form():
    for name in ("voiced", "silent", "refusals", "planned", "gathers"):
        for verb in getattr(SPEECH, name):
            assert SPEECH.forms[verb] == verb


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("say", "say says sayed saying"),
        ("reply", "replies replied replying reply"),
        ("note", "notes noted noting note"),
        ("stress", "stresses stressed stressing stress"),
        ("vow", "vows vowed vowing vow"),
        ("brag", "brags bragged bragging brag"),
        ("quip", "quips quipped quipping quip"),
        ("shout", "shouts shouted shouting shout"),
        ("tell", "tells telled telling tell"),
        ("go", "goes goed going go"),
    ],
)
def test_regular_forms(verb, forms):
    assert sorted(inflect(verb)) == sorted(forms.split())


def test_roles_are_lower_case_and_singular():
    for name in ROLES.__slots__:
        assert getattr(ROLES, name)
        assert all(word == word.lower() for word in getattr(ROLES, name))
    assert all(singular(word) == word for word in ROLES.heads | ROLES.institutions | ROLES.documents)


def test_nobody_is_he_and_she():
    assert not ROLES.male & ROLES.female


def test_media_lists_are_apart():
    assert not MEDIA.occasions & MEDIA.carriers
    assert not MEDIA.audiences & (MEDIA.occasions | MEDIA.carriers)
    assert MEDIA.silent <= MEDIA.occasions


def test_the_lexicon_is_read_once():
    assert get_lexicon() is get_lexicon("en")
