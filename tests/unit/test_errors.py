"""The tree of errors: drawn in full, distinct for programs, helpful to people."""

import pickle
from datetime import date

import pytest

from verbale import errors
from verbale.errors import (
    BackupError,
    BadAnswerError,
    BadDateError,
    BadQueryError,
    BadSettingError,
    BadSourceError,
    BadTableError,
    BadVerdictError,
    BatchFolderError,
    BinaryInputError,
    BrokenPageError,
    DamagedStoreError,
    EmptyInputError,
    EvidenceMismatchError,
    FatalPageError,
    ForbiddenAddressError,
    ForeignStoreError,
    ForgottenError,
    FutureDateError,
    InputError,
    InputTooLargeError,
    InvalidFieldError,
    LexiconError,
    MalformedLineError,
    MissingExtraError,
    MissingFieldError,
    NoArticleError,
    RobotsError,
    SchemaError,
    StoreTooNewError,
    StoreUnreachableError,
    StuckPageError,
    TextMismatchError,
    UndecodableInputError,
    UnknownFieldError,
    UnknownKindError,
    UnknownNameError,
    UnreachableAddressError,
    UnreadableInputError,
    UnsupportedLanguageError,
    UnwritableError,
    VerbaleError,
    WeightsDamagedError,
    WeightsMissingError,
)

LEAVES = [
    (EmptyInputError("a.txt"), "a.txt: the input is empty"),
    (BinaryInputError("a.png", 3), "a.png: this is not text: a binary byte at offset 3"),
    (UndecodableInputError("a.txt", 7, ["utf-8", "cp1252"]), "a.txt: the byte at offset 7 is not valid in utf-8, cp1252"),
    (InputTooLargeError("a.txt", 20_000_001, 20_000_000), "a.txt: 20,000,001 bytes are over the limit of 20,000,000"),
    (NoArticleError("a.html"), "a.html: no article was found in this page"),
    (UnsupportedLanguageError("fr", ["en"], "a.txt"), "a.txt: there are no weights for the language 'fr'"),
    (MalformedLineError("a.jsonl", 4, "no JSON"), "a.jsonl: line 4: no JSON"),
    (UnreadableInputError("a.txt", "no such file"), "a.txt: no such file"),
    (BadDateError("soon"), "published: 'soon' is not a date"),
    (
        FutureDateError("a.txt", date(2031, 1, 2), date(2030, 5, 6)),
        "a.txt: the day of publication, 2031-01-02, lies in the future: today is 2030-05-06",
    ),
    (ForbiddenAddressError("ftp://a.example", "only http"), "ftp://a.example: only http"),
    (UnreachableAddressError("https://a.example", "no answer", 5), "https://a.example: no answer"),
    (BadAnswerError("https://a.example", "the answer is 503", 503, 9.0), "https://a.example: the answer is 503"),
    (BrokenPageError("a.html", "KeyError: 'x'"), "a.html: reading it failed with KeyError: 'x'"),
    (StuckPageError("a.html", 60), "a.html: reading it takes more than 60 seconds of a processor"),
    (FatalPageError("a.html", "it ends the process"), "a.html: it ends the process"),
    (BatchFolderError("out", "there is something else in it", "Give a new folder."), "out: there is something else in it"),
    (RobotsError("https://a.example"), "https://a.example: the host's robots.txt asks programs not to fetch this"),
    (BadSourceError("sources.toml, quay", "no address", "Give one."), "sources.toml, quay: no address"),
    (
        BadTableError("list.csv, line 3, column 'id'", "there is no record 'x'", "Check the name."),
        "list.csv, line 3, column 'id': there is no record 'x'",
    ),
    (UnknownKindError("rumour", ["event"], "line 2, $.kind"), "line 2, $.kind: unknown kind 'rumour'"),
    (UnknownFieldError("tone", ["cue"], "line 2, $"), "line 2, $: unknown field 'tone'"),
    (MissingFieldError("cue", ["cue"], "line 2, $"), "line 2, $: field 'cue' is missing"),
    (InvalidFieldError("so-so", ["actual"], "line 2, $.realis"), "line 2, $.realis: invalid value 'so-so'"),
    (EvidenceMismatchError("1f", "cue", "said", "sail"), "record 1f, cue: expected 'said', found 'sail'"),
    (TextMismatchError("d1", "aa", "bb"), "document d1, text_sha256: expected aa, found bb"),
    (WeightsMissingError("en/x.onnx"), "en/x.onnx: the file is missing"),
    (WeightsDamagedError("en/x.onnx", "too short"), "en/x.onnx: too short"),
    (BadSettingError("VERBALE_WORKERS", "'no' is not valid", ["workers"]), "VERBALE_WORKERS: 'no' is not valid"),
    (LexiconError("states.toml, FJO", "the field 'name' is missing"), "states.toml, FJO: the field 'name' is missing"),
    (MissingExtraError("psycopg", "postgres"), "psycopg is not installed"),
    (StoreUnreachableError("a.db", "no such folder"), "a.db: no such folder"),
    (ForeignStoreError("a.db", "file is not a database"), "a.db: file is not a database"),
    (StoreTooNewError("a.db", "0099"), "a.db: its form '0099' is newer than this version of Verbale"),
    (DamagedStoreError("a.db", ["one", "two"]), "a.db: 2 problems, the first: one"),
    (BackupError("a.gz", "it is cut off"), "a.gz: it is cut off"),
    (UnwritableError("a.gz", "no space left on device"), "a.gz: it cannot be written: no space left on device"),
    (UnknownNameError("actor", "Harnock", ["Ilse", "Harnok"]), "there is no actor 'Harnock'"),
    (BadQueryError("–"), "'–' holds no word to search for"),
    (BadVerdictError("1f", "it is no promise", "Judge promises."), "record 1f: it is no promise"),
    (ForgottenError("d1", "a takedown"), "document d1 was forgotten: a takedown"),
]
ERRORS = [error for error, _ in LEAVES]


def below(branch):
    for child in branch.__subclasses__():
        yield child
        yield from below(child)


@pytest.mark.parametrize(("error", "message"), LEAVES, ids=lambda x: getattr(x, "code", ""))
def test_a_message_names_the_thing_and_the_place(error, message):
    assert str(error) == message
    assert error.hint.endswith((".", "?"))


@pytest.mark.parametrize("error", ERRORS, ids=lambda x: x.code)
def test_an_error_survives_the_way_from_another_process(error):
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), back.hint, vars(back)) == (type(error), str(error), error.hint, vars(error))


def test_every_leaf_is_tried_here():
    assert {type(e) for e in ERRORS} == {c for c in below(VerbaleError) if not c.__subclasses__() and c.__module__ == errors.__name__}


def test_exit_statuses_and_codes_are_distinct():
    for fact in ("exit_status", "code"):
        found = [getattr(e, fact) for e in ERRORS]
        assert len(set(found)) == len(found)
    assert not {0, 2} & {e.exit_status for e in ERRORS}


def test_the_tree_in_the_docstring_is_the_tree():
    rows = errors.__doc__.splitlines()
    for leaf in ERRORS:
        (row,) = (row for row in rows if f" {type(leaf).__name__} " in row)
        assert str(leaf.exit_status) in row.split()


def test_all_exports_every_error():
    assert set(errors.__all__) - {"recalled"} == {c.__name__ for c in below(VerbaleError) if c.__module__ == errors.__name__} | {
        "VerbaleError"
    }


def test_hints_list_what_is_valid():
    assert "en, de" in UnsupportedLanguageError("fr", ["en", "de"]).hint
    assert "none" in UnsupportedLanguageError("fr", []).hint
    assert "event, promise" in UnknownKindError("x", ["event", "promise"], "$").hint
    assert "one of up, down" in InvalidFieldError("x", ["up", "down"], "$").hint
    assert "a list" in InvalidFieldError("x", "a list", "$").hint


def test_a_long_value_is_cut_in_the_message():
    assert len(str(InvalidFieldError("x" * 10_000, "a list", "$"))) < 200


def test_branches_catch_their_leaves():
    assert issubclass(BadDateError, InputError)
    assert issubclass(TextMismatchError, SchemaError)
    assert isinstance(ERRORS[0].http_status, int)
