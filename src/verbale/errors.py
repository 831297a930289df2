"""Everything that Verbale can refuse, as one tree; catch a branch to catch all of its leaves.

    VerbaleError                      1
    ├── InputError                          what was given to read
    │   ├── EmptyInputError          10     nothing in it but white space
    │   ├── BinaryInputError         11     not text at all
    │   ├── UndecodableInputError    12     text in an encoding that cannot be told
    │   ├── InputTooLargeError       13     over the size limit
    │   ├── NoArticleError           14     a page without an article
    │   ├── UnsupportedLanguageError 15     no weights for this language
    │   ├── MalformedLineError       16     a line that is not what JSONL promises
    │   ├── UnreadableInputError     17     missing, a folder, or not permitted
    │   ├── BadDateError             18     not an ISO date
    │   ├── FutureDateError          19     a day of publication that has not come
    │   ├── BrokenPageError          65     a page at which this program fails
    │   ├── StuckPageError           66     a page that takes too long
    │   ├── FatalPageError           67     a page that ends the process which reads it
    │   └── FetchError                      what was given by its address in the web
    │       ├── ForbiddenAddressError   60  not of the public internet, or not http
    │       ├── UnreachableAddressError 61  no answer, or one that breaks off
    │       ├── BadAnswerError          62  an answer that is an error, or cannot be read
    │       └── RobotsError             63  the host asks programs to stay away
    ├── SchemaError                         what claims to be a record
    │   ├── UnknownKindError         20
    │   ├── UnknownFieldError        21
    │   ├── MissingFieldError        22
    │   ├── InvalidFieldError        23
    │   ├── EvidenceMismatchError    24     the words are not where the record says
    │   └── TextMismatchError        25     the text is not the one that was read
    ├── WeightsError                        the reading model
    │   ├── WeightsMissingError      30
    │   └── WeightsDamagedError      31
    ├── BadSettingError              40     VERBALE_* in the environment, or verbale.toml
    ├── LexiconError                 41     a word list that cannot be read as one
    ├── MissingExtraError            42     a library that comes with an extra
    ├── StoreError                          the record of many documents
    │   ├── StoreUnreachableError    50     a file that cannot be opened, a server that does not answer
    │   ├── ForeignStoreError        51     a database of another program
    │   ├── StoreTooNewError         52     a store of a newer version of Verbale
    │   ├── DamagedStoreError        53     `verify` found what is not as it was written
    │   └── BackupError              54     a backup that is not whole, or a store that is not empty
    ├── BatchFolderError             68     the output of a batch that is damaged, of another batch, or cannot be written
    ├── UnknownNameError             55     a record, document, actor … that is not there
    ├── BadSourceError               64     a feed, a sitemap or a list of sources that is none
    ├── UnwritableError              70     no room for what comes out, or a disk that fails
    ├── BadTableError                69     a table that a person filled in, with the line and the column
    ├── BadQueryError                56     nothing to search for
    ├── BadVerdictError              57     a verdict that does not fit its record
    └── ForgottenError               58     a document that was erased on purpose

The numbers are exit statuses of the command line; 2 is left to wrong usage. `code` is stable and meant for programs,
`hint` tells a person what to do, `http_status` is what a service answers.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, ClassVar

__all__ = [
    "BackupError",
    "BadAnswerError",
    "BadDateError",
    "BadQueryError",
    "BadSettingError",
    "BadSourceError",
    "BadTableError",
    "BadVerdictError",
    "BatchFolderError",
    "BinaryInputError",
    "BrokenPageError",
    "DamagedStoreError",
    "EmptyInputError",
    "EvidenceMismatchError",
    "FatalPageError",
    "FetchError",
    "ForbiddenAddressError",
    "ForeignStoreError",
    "ForgottenError",
    "FutureDateError",
    "InputError",
    "InputTooLargeError",
    "InvalidFieldError",
    "LexiconError",
    "MalformedLineError",
    "MissingExtraError",
    "MissingFieldError",
    "NoArticleError",
    "RobotsError",
    "SchemaError",
    "StoreError",
    "StoreTooNewError",
    "StoreUnreachableError",
    "StuckPageError",
    "TextMismatchError",
    "UndecodableInputError",
    "UnknownFieldError",
    "UnknownKindError",
    "UnknownNameError",
    "UnreachableAddressError",
    "UnreadableInputError",
    "UnsupportedLanguageError",
    "UnwritableError",
    "VerbaleError",
    "WeightsDamagedError",
    "WeightsError",
    "WeightsMissingError",
    "recalled",
]


class VerbaleError(Exception):
    """The root: a message that names the thing and the place in it, and a hint that says what to do."""

    code: ClassVar[str] = "error"
    exit_status: ClassVar[int] = 1
    http_status: ClassVar[int] = 500
    hint: str = "Please report this with the input that led to it."

    def __reduce__(self) -> tuple[Any, ...]:
        # leaves take more than a message, so the default way back from another process would not fit
        return _restore, (type(self), self.args, self.__dict__)


def recalled(code: str, message: str, hint: str) -> VerbaleError:
    """An error of which only code, message and hint were kept; the root where the code is not known."""
    leaves = [VerbaleError]
    for leaf in leaves:
        leaves += leaf.__subclasses__()
    leaf = next((leaf for leaf in leaves if leaf.code == code), VerbaleError)
    return _restore(leaf, (message,), {"hint": hint})


def _restore(leaf: type[VerbaleError], args: tuple[Any, ...], state: dict[str, Any]) -> VerbaleError:
    error = leaf.__new__(leaf, *args)
    error.__dict__.update(state)
    return error


class InputError(VerbaleError):
    """What was given cannot be read; `name` is the file, the address or `<stdin>`."""

    code = "input"
    http_status = 422

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name


class EmptyInputError(InputError):
    """Nothing in it but white space."""

    code = "empty-input"
    exit_status = 10
    hint = "Give a document with words in it."

    def __init__(self, name: str) -> None:
        super().__init__(name, "the input is empty")


class BinaryInputError(InputError):
    """Not text: an image, an archive, a PDF; `offset` is the first byte that no text has."""

    code = "binary-input"
    exit_status = 11
    http_status = 415
    hint = "Give text, HTML or JSONL; turn PDF and office files into text first."

    def __init__(self, name: str, offset: int) -> None:
        super().__init__(name, f"this is not text: a binary byte at offset {offset}")
        self.offset = offset


class UndecodableInputError(InputError):
    """Bytes that no encoding tried makes into text; `offset` is the first one that does not fit."""

    code = "undecodable-input"
    exit_status = 12
    hint = "Convert the input to UTF-8, for example with iconv."

    def __init__(self, name: str, offset: int, tried: Iterable[str] = ("utf-8",)) -> None:
        super().__init__(name, f"the byte at offset {offset} is not valid in {_listed(tried)}")
        self.offset = offset


class InputTooLargeError(InputError):
    """More bytes than the limit allows; with `at_least`, the rest was not even counted."""

    code = "input-too-large"
    exit_status = 13
    http_status = 413
    hint = "Split the input, or raise the size limit."

    def __init__(self, name: str, size: int, limit: int, *, at_least: bool = False) -> None:
        super().__init__(name, f"{size:,} bytes {'or more ' if at_least else ''}are over the limit of {limit:,}")
        self.size, self.limit = size, limit


class NoArticleError(InputError):
    """A page of navigation, a login wall, an empty shell."""

    code = "no-article"
    exit_status = 14
    hint = "Give the page of one article; a page that builds itself with scripts must be saved after it has loaded."

    def __init__(self, name: str) -> None:
        super().__init__(name, "no article was found in this page")


class UnsupportedLanguageError(InputError):
    """A language without weights; `supported` lists those that there are, as ISO 639-1 codes."""

    code = "unsupported-language"
    exit_status = 15

    def __init__(self, language: str, supported: Sequence[str], name: str = "document") -> None:
        super().__init__(name, f"there are no weights for the language {language!r}")
        self.language, self.supported = language, tuple(supported)
        self.hint = f"Supported languages: {_listed(supported)}."


class MalformedLineError(InputError):
    """One line of a JSONL input that cannot be used; `line` counts from 1."""

    code = "malformed-line"
    exit_status = 16
    hint = "Correct or remove this line; the other lines can be read without it."

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(name, f"line {line}: {reason}")
        self.line = line


class UnreadableInputError(InputError):
    """A file that is missing, is a folder without documents, or may not be read."""

    code = "unreadable-input"
    exit_status = 17
    http_status = 404
    hint = "Check the path and its permissions."

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)


class BadDateError(InputError):
    """A date that is not an ISO date."""

    code = "bad-date"
    exit_status = 18
    hint = "Write dates as YYYY-MM-DD."

    def __init__(self, value: str, name: str = "published") -> None:
        super().__init__(name, f"{value!r} is not a date")
        self.value = value


class FutureDateError(InputError):
    """A day of publication that has not come yet; nothing can be told against it."""

    code = "future-date"
    exit_status = 19
    hint = "Give the day on which it was published, and check the year; VERBALE_TODAY sets what counts as today."

    def __init__(self, name: str, day: date, today: date) -> None:
        super().__init__(name, f"the day of publication, {day}, lies in the future: today is {today}")
        self.day, self.today = day, today


class BrokenPageError(InputError):
    """A page at which this program fails with an error that it does not know."""

    code = "broken-page"
    exit_status = 65
    http_status = 500
    hint = "Please report this with the page; the others are read without it."

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, f"reading it failed with {_shortened(reason)}")


class StuckPageError(InputError):
    """A page that takes longer than its time limit."""

    code = "stuck-page"
    exit_status = 66
    hint = "Please report this with the page; where the machine is slow, raise the time limit."

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(name, f"reading it takes more than {seconds:g} seconds of a processor")
        self.seconds = seconds


class FatalPageError(InputError):
    """A page that ends the process which reads it, even when that reads nothing else."""

    code = "fatal-page"
    exit_status = 67
    http_status = 500
    hint = "Please report this with the page; look at how much memory there is."


class FetchError(InputError):
    """An address could not be fetched; `passing` says whether it may go another time, `pause` in how many seconds, if that was told."""

    code = "fetch"
    http_status = 502
    passing = False
    pause: float | None = None


class ForbiddenAddressError(FetchError):
    """An address that is no page of the public internet: another protocol, a private or local machine."""

    code = "forbidden-address"
    exit_status = 60
    http_status = 403
    hint = "Give an http or https address of a public host; save other pages to a file and give that."


class UnreachableAddressError(FetchError):
    """No answer came, or not all of it, or not in time."""

    code = "unreachable-address"
    exit_status = 61
    hint = "Check the address and the connection, and try again later."
    passing = True

    def __init__(self, name: str, problem: str, pause: float | None = None) -> None:
        super().__init__(name, problem)
        self.pause = pause


class BadAnswerError(FetchError):
    """The answer is an error, or cannot be read; `status` is that of HTTP, where it is what was wrong."""

    code = "bad-answer"
    exit_status = 62
    hint = "Look at the address in a browser; where the server is busy, try again later."

    def __init__(self, name: str, problem: str, status: int | None = None, pause: float | None = None) -> None:
        super().__init__(name, problem)
        self.status, self.pause = status, pause
        self.passing = status is None or status >= 500 or status in {408, 425, 429}


class RobotsError(FetchError):
    """The host's robots.txt asks programs not to fetch this."""

    code = "robots"
    exit_status = 63
    http_status = 403
    hint = "Leave this source out, or ask its publisher; a single page can be saved to a file and given as that."

    def __init__(self, name: str) -> None:
        super().__init__(name, "the host's robots.txt asks programs not to fetch this")


class BadSourceError(VerbaleError):
    """A feed, a sitemap or a list of sources that is not what it should be; `place` is its address or file, and the place in it."""

    code = "bad-source"
    exit_status = 64
    http_status = 422

    def __init__(self, place: str, problem: str, hint: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place, self.hint = place, hint


class BadTableError(VerbaleError):
    """A table that is to be taken over and cannot be; `place` is its file, the line and the column."""

    code = "bad-table"
    exit_status = 69
    http_status = 422

    def __init__(self, place: str, problem: str, hint: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place, self.hint = place, hint


class SchemaError(VerbaleError):
    """What claims to be a record is none; `place` says where: a line and the path of the field in it."""

    code = "schema"
    http_status = 422

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place


class UnknownKindError(SchemaError):
    """A `kind` that is not registered; `valid` lists those that are."""

    code = "unknown-kind"
    exit_status = 20

    def __init__(self, found: object, valid: Sequence[str], place: str) -> None:
        super().__init__(place, f"unknown kind {found!r}")
        self.hint = f"Valid kinds: {_listed(valid)}."


class UnknownFieldError(SchemaError):
    """A field that the kind does not have; `valid` lists those that it has."""

    code = "unknown-field"
    exit_status = 21

    def __init__(self, found: str, valid: Sequence[str], place: str) -> None:
        super().__init__(place, f"unknown field {found!r}")
        self.hint = f"Valid fields: {_listed(valid)}."


class MissingFieldError(SchemaError):
    """Every field is always present on the wire; this one is not."""

    code = "missing-field"
    exit_status = 22

    def __init__(self, missing: str, valid: Sequence[str], place: str) -> None:
        super().__init__(place, f"field {missing!r} is missing")
        self.hint = f"Every field must be present (null where it is not known): {_listed(valid)}."


class InvalidFieldError(SchemaError):
    """A value that the field cannot hold; `expected` says what it can, as words or as the list of its values."""

    code = "invalid-field"
    exit_status = 23

    def __init__(self, found: object, expected: str | Sequence[str], place: str) -> None:
        super().__init__(place, f"invalid value {_shortened(repr(found))}")
        self.hint = f"Expected {expected if isinstance(expected, str) else 'one of ' + _listed(expected)}."


class EvidenceMismatchError(SchemaError):
    """`text[start:end]` is not the words that the record quotes."""

    code = "evidence-mismatch"
    exit_status = 24
    http_status = 409
    hint = "The record was not made from this text, or one of the two was changed: read the document again."

    def __init__(self, record: str, field: str, expected: str, found: str) -> None:
        super().__init__(f"record {record}, {field}", f"expected {_shortened(repr(expected))}, found {_shortened(repr(found))}")
        self.record, self.field, self.expected, self.found = record, field, expected, found


class TextMismatchError(SchemaError):
    """The text does not have the hash under which it was read."""

    code = "text-mismatch"
    exit_status = 25
    http_status = 409
    hint = "The stored text was changed after it was read: restore it, or read the document again."

    def __init__(self, document: str, expected: str, found: str) -> None:
        super().__init__(f"document {document}, text_sha256", f"expected {expected}, found {found}")
        self.document, self.expected, self.found = document, expected, found


class WeightsError(VerbaleError):
    """The reading model cannot be used; `path` is the file."""

    code = "weights"
    http_status = 503

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path


class WeightsMissingError(WeightsError):
    """A file of the weights is not there."""

    code = "weights-missing"
    exit_status = 30
    hint = "Install the package again, or train the weights with `make train`."

    def __init__(self, path: str) -> None:
        super().__init__(path, "the file is missing")


class WeightsDamagedError(WeightsError):
    """A file of the weights is not what its checksum says."""

    code = "weights-damaged"
    exit_status = 31
    hint = "The file is damaged: install the package again."

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)


class BadSettingError(VerbaleError):
    """A setting that does not exist or cannot have this value; `place` is the variable, or the file and the name in it."""

    code = "bad-setting"
    exit_status = 40

    def __init__(self, place: str, problem: str, valid: Iterable[str]) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.hint = f"Settings: {_listed(valid)}."


class LexiconError(VerbaleError):
    """A row of a word list is not what its loader takes; `place` is the file and the row."""

    code = "lexicon"
    exit_status = 41
    hint = "Correct the row: the types in verbale.lexicon say what it holds."

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place, self.problem = place, problem


class MissingExtraError(VerbaleError):
    """A library that is only installed with an extra of this package."""

    code = "missing-extra"
    exit_status = 42
    http_status = 501

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed")
        self.hint = f"Install it with: pip install 'verbale[{extra}]'."


class StoreError(VerbaleError):
    """The store cannot be used; `name` is its file or address."""

    code = "store"
    http_status = 503

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name


class StoreUnreachableError(StoreError):
    """A file that cannot be opened or written, a full disk, a server that does not answer or has gone."""

    code = "store-unreachable"
    exit_status = 50
    hint = "Check the path or address, its permissions, the room on its disk, and that the server runs; what was kept is whole."


class ForeignStoreError(StoreError):
    """A file or database of another program; it is left as it is."""

    code = "foreign-store"
    exit_status = 51
    hint = "Give a store of Verbale, a new file, or an empty database."


class StoreTooNewError(StoreError):
    """A store whose form this version does not know; `revision` is that form."""

    code = "store-too-new"
    exit_status = 52
    hint = "Install the newest version of Verbale, or restore a backup into a new store."

    def __init__(self, name: str, revision: str) -> None:
        super().__init__(name, f"its form {revision!r} is newer than this version of Verbale")
        self.revision = revision


class DamagedStoreError(StoreError):
    """What is stored is not as it was written; `problems` are the messages, one a place."""

    code = "damaged-store"
    exit_status = 53
    hint = "Restore a backup, or read the documents again."

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        super().__init__(name, f"{len(problems):,} problems, the first: {problems[0]}")
        self.problems = tuple(problems)


class BackupError(StoreError):
    """A backup that is cut off or changed, or a store that already holds something."""

    code = "backup"
    exit_status = 54
    hint = "Restore a whole backup into a new store."


class BatchFolderError(VerbaleError):
    """The folder of a batch: damaged, of another batch, or not to be written; `folder` is its path."""

    code = "batch-folder"
    exit_status = 68

    def __init__(self, folder: str, problem: str, hint: str) -> None:
        super().__init__(f"{folder}: {problem}")
        self.folder, self.hint = folder, hint


class UnwritableError(VerbaleError):
    """An output for which there is no room, or a disk that fails or can only be read."""

    code = "unwritable"
    exit_status = 70
    hint = "Make room, or give another place; the same command can be given again."

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: it cannot be written: {problem}")
        self.name = name


class UnknownNameError(VerbaleError):
    """A name that is not there; `near` are names like it that are."""

    code = "unknown-name"
    exit_status = 55
    http_status = 404

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no {what} {_shortened(repr(name))}")
        self.what, self.name = what, name
        by_folded = {each.casefold(): each for each in known}
        self.near = tuple(by_folded[found] for found in get_close_matches(name.casefold(), by_folded, n=3, cutoff=0.6))
        self.hint = f"Did you mean {' or '.join(self.near)}?" if self.near else "Nothing like it is there either: check the name."


class BadQueryError(VerbaleError):
    """A search without a word in it, or with more than a database can look for."""

    code = "bad-query"
    exit_status = 56
    http_status = 422
    hint = 'Give words, "a phrase" in quotation marks, or the beginning of a word with a star: negotiat*.'

    def __init__(self, query: str, problem: str = "holds no word to search for") -> None:
        super().__init__(f"{_shortened(repr(query))} {problem}")
        self.query = query


class BadVerdictError(VerbaleError):
    """A verdict that does not fit what it is about; `record` is its id."""

    code = "bad-verdict"
    exit_status = 57
    http_status = 409

    def __init__(self, record: str, problem: str, hint: str) -> None:
        super().__init__(f"record {record}: {problem}")
        self.record = record
        self.hint = hint


class ForgottenError(VerbaleError):
    """A document that was erased on purpose; `reason` is the one that was given."""

    code = "forgotten"
    exit_status = 58
    http_status = 410
    hint = "It is not added again; where that reason no longer holds, add it with force."

    def __init__(self, document: str, reason: str) -> None:
        super().__init__(f"document {document} was forgotten: {reason}")
        self.document, self.reason = document, reason


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values) or "none"


def _shortened(text: str, width: int = 120) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
