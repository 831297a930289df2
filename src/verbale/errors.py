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
    │   └── BadDateError             18     not an ISO date
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
    └── LexiconError                 41     a word list that cannot be read as one

The numbers are exit statuses of the command line; 2 is left to wrong usage. `code` is stable and meant for programs,
`hint` tells a person what to do, `http_status` is what a service answers.
"""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

__all__ = [
    "BadDateError",
    "BadSettingError",
    "BinaryInputError",
    "EmptyInputError",
    "EvidenceMismatchError",
    "InputError",
    "InputTooLargeError",
    "InvalidFieldError",
    "LexiconError",
    "MalformedLineError",
    "MissingFieldError",
    "NoArticleError",
    "SchemaError",
    "TextMismatchError",
    "UndecodableInputError",
    "UnknownFieldError",
    "UnknownKindError",
    "UnreadableInputError",
    "UnsupportedLanguageError",
    "VerbaleError",
    "WeightsDamagedError",
    "WeightsError",
    "WeightsMissingError",
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
    """More bytes than the limit allows."""

    code = "input-too-large"
    exit_status = 13
    http_status = 413
    hint = "Split the input, or raise the size limit."

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(name, f"{size:,} bytes are over the limit of {limit:,}")
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


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values) or "none"


def _shortened(text: str, width: int = 120) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
