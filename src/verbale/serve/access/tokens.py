"""Tokens with a name and a role, in a file that has only their hashes; it is read again when it has changed."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from verbale.errors import BadSettingError, UnknownNameError
from verbale.serve.access.people import Role

__all__ = ["Token", "Tokens"]

_BYTES = 32
"""Of chance in a token: so much that a plain hash keeps it."""


class Token(BaseModel):
    """What a file says of one token."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=80)
    role: Role
    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    made: str = ""


class Tokens:
    """The tokens of a file; raises `BadSettingError` for one that cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[tuple[int, int], dict[str, Token]] | None = None

    def all(self) -> dict[str, Token]:
        """The tokens by name, as the file stands now; none, where there is no file."""
        try:
            state = self.path.stat()
        except FileNotFoundError:
            return {}
        mark = state.st_mtime_ns, state.st_size
        if self._read is None or self._read[0] != mark:
            self._read = mark, _parsed(self.path)
        return self._read[1]

    def find(self, given: str) -> Token | None:
        """The token that was given."""
        digest = _hash(given)
        return next((token for token in self.all().values() if token.sha256 == digest), None)

    def make(self, name: str, role: str) -> str:
        """A new token under a name that has none: it is returned this once, the file keeps its hash."""
        if role not in get_args(Role):
            raise UnknownNameError("role", role, get_args(Role))
        known = self.all()
        if name in known:
            raise BadSettingError(str(self.path), f"{name!r} has a token already: revoke it first", ["tokens"])
        given = token_urlsafe(_BYTES)
        made = datetime.now(UTC).date().isoformat()
        self._write([*known.values(), Token(name=name, role=role, sha256=_hash(given), made=made)])  # type: ignore[arg-type]
        return given

    def revoke(self, name: str) -> None:
        """Take a token away; whoever came in with it is out."""
        known = self.all()
        if name not in known:
            raise UnknownNameError("token of", name, known)
        self._write(token for token in known.values() if token.name != name)

    def _write(self, tokens: Iterable[Token]) -> None:
        partial = self.path.with_name(f".{self.path.name}.partial")
        partial.touch(mode=0o600)
        partial.write_text("\n".join(map(_table, tokens)), encoding="utf-8")
        partial.replace(self.path)


def _hash(given: str) -> str:
    return sha256(given.encode()).hexdigest()


def _table(token: Token) -> str:
    """A table of TOML, whose strings are those of JSON."""
    lines = (f"{field} = {json.dumps(value)}\n" for field, value in token.model_dump(exclude={"name"}).items())
    return f"[{json.dumps(token.name, ensure_ascii=False)}]\n{''.join(lines)}"


def _parsed(path: Path) -> dict[str, Token]:
    try:
        rows: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadSettingError(str(path), str(error), ["tokens"]) from error
    found = {}
    for name, row in rows.items():
        try:
            found[name] = Token(name=name, **row)
        except (TypeError, ValidationError) as error:
            problem = error.errors()[0]["msg"].lower() if isinstance(error, ValidationError) else "this is no table"
            raise BadSettingError(f"{path}, {name}", problem, ["tokens"]) from error
    return found
