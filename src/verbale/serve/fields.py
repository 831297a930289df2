"""The fields of a kind as controls of a form, and what was typed into them as values on the wire; a new kind needs nothing here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from verbale.errors import InvalidFieldError
from verbale.schema import KINDS, Actor, Interval, Record, Span, Value
from verbale.schema.codec import wire_types
from verbale.schema.indicator import Comparator

__all__ = ["Control", "Given", "controls_of", "values_of"]

_OF_THE_PROGRAM = frozenset(
    {"id", "kind", "evidence", "also", "within", "score", "links", "inferred", "extent", "when_basis", "asserted_at"}
    | {"mode", "context", "actor_sectors", "recipient_sectors", "cameo"}
)
"""Fields that nobody fills in by hand."""

_USUAL = {"realis": "actual", "basis": "narrated"}

Given = Callable[[str], str]
"""What was typed into a control of a name."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control: an `input` of a type, a `select` with options, or a `textarea` of lines."""

    name: str
    label: str
    form: str
    value: str
    options: tuple[str, ...] = ()
    hint: str = ""


def controls_of(kind: str, record: Record | None = None, words: str = "", given: Given | None = None) -> list[Control]:
    """The controls of a kind with the values of a record; of a new one with the selected words where words of the text are asked for.

    What was `given` before goes in their place.
    """
    found = [c for name, expected in _filled(kind).items() for c in _controls(name, expected, _value(kind, name, record, words))]
    return found if given is None else [Control(c.name, c.label, c.form, given(c.name), c.options, c.hint) for c in found]


def values_of(kind: str, given: Given, record: Record | None = None) -> dict[str, Any]:
    """What was typed, as values on the wire: of a record those that are not as they were, of a new one those that are there.

    Raises `InvalidFieldError` for a number or a day that is none.
    """
    values = {}
    for name, expected in _filled(kind).items():
        before = {c.name: c.value for c in _controls(name, expected, _value(kind, name, record, ""))}
        typed = {part: given(part) for part in before}
        if (typed != before) if record else any(typed.values()):
            values[name] = _parsed(name, expected, typed)
    return values


def _filled(kind: str) -> Mapping[str, Any]:
    cls: type = KINDS[kind]
    return {name: expected for name, expected in wire_types(cls).items() if name not in _OF_THE_PROGRAM}


def _value(kind: str, name: str, record: Record | None, words: str) -> Any:
    if record is not None:
        return getattr(record, name)
    expected = _filled(kind)[name]
    if words and (expected is Span or (Span in get_args(expected) and _is_needed(kind, name))):
        return words
    default = next(f.default for f in fields(KINDS[kind]) if f.name == name)
    return _USUAL.get(name) if default is MISSING else default


def _is_needed(kind: str, name: str) -> bool:
    return any(f.name == name and f.default is MISSING for f in fields(KINDS[kind]))


def _controls(name: str, expected: Any, value: Any) -> Iterator[Control]:
    inner, label = _inner(expected), name.replace("_", " ")
    if inner is Interval:
        first, last = (value.earliest, value.latest) if value else (None, None)
        yield Control(f"{name}.first", f"{label}: first day", "date", str(first or ""))
        yield Control(f"{name}.last", f"{label}: last day", "date", str(last or ""))
    elif inner is Value:
        parts = (value.low, value.high, value.unit, value.comparator) if value else (None, None, None, None)
        for part, own in zip(("low", "high", "unit"), parts, strict=False):
            yield Control(
                f"{name}.{part}", f"{label}: {part}", "text", "" if own is None else f"{own:g}" if isinstance(own, float) else own
            )
        yield Control(f"{name}.comparator", f"{label}: comparator", "select", parts[3] or "", ("", *get_args(Comparator)))
    elif get_origin(inner) is Literal:
        empty = ("",) if NoneType in get_args(expected) else ()
        yield Control(name, label, "select", value or "", (*empty, *get_args(inner)))
    elif inner is bool:
        yield Control(name, label, "checkbox", "yes" if value else "")
    else:
        form, hint = _LINES.get(inner, ("text", "")) if get_origin(expected) is tuple else _LINE.get(inner, ("text", ""))
        yield Control(name, label, form, _shown(value), hint=hint)


_LINES = {
    Actor: ("text", "names, separated by semicolons: Ilse Harnok (QUO); Velm (VLM)"),
    str: ("text", "codes or names, separated by semicolons: QUO; VLM"),
    Span: ("textarea", "words exactly as they stand in the text, each part on a line of its own"),
}
_LINE = {Span: ("text", "words exactly as they stand in the text"), date: ("date", "")}


def _inner(expected: Any) -> Any:
    """The type itself, or that of the parts, or of what may be missing."""
    if get_origin(expected) is Literal:
        return expected
    return next((part for part in get_args(expected) if part not in {NoneType, ...}), expected)


def _shown(value: Any) -> str:
    match value:
        case tuple():
            return ("\n" if value and isinstance(value[0], Span) else "; ").join(map(_shown, value))
        case Actor(name=name, country=country):
            return f"{name} ({country})" if country else name
        case Span(exact=exact):
            return exact
        case float():
            return f"{value:.15g}"
    return "" if value is None else str(value)


def _parsed(name: str, expected: Any, typed: Mapping[str, str]) -> Any:
    inner, text = _inner(expected), typed.get(name, "")
    if inner is Interval:
        days = [typed[f"{name}.first"] or None, typed[f"{name}.last"] or None]
        return days if any(days) else None
    if inner is Value:
        low, high = (_number(typed[f"{name}.{part}"], f"{name}.{part}") for part in ("low", "high"))
        unit, comparator = typed[f"{name}.unit"] or None, typed[f"{name}.comparator"] or "="
        return None if low is None and high is None else {"low": low, "high": high, "unit": unit, "comparator": comparator}
    if inner is bool:
        return bool(text)
    if get_origin(expected) is tuple:
        parts = [part.strip() for part in text.split("\n" if inner is Span else ";")]
        return [_actor(part) if inner is Actor else part for part in parts if part]
    return (_number(text, name) if inner is float else text) if text else None


def _number(text: str, name: str) -> float | None:
    if not text:
        return None
    try:
        return float(text.replace(",", ""))
    except ValueError:
        raise InvalidFieldError(text, "a number", name) from None


def _actor(text: str) -> dict[str, str] | str:
    """A name, with a code in brackets behind it.

    >>> _actor("Ilse Harnok (VLM)"), _actor("Velm")
    ({'name': 'Ilse Harnok', 'country': 'VLM'}, 'Velm')
    """
    name, bracket, code = text.removesuffix(")").rpartition(" (")
    return {"name": name, "country": code} if bracket and text.endswith(")") else text
