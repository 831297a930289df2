"""Settings, read once at the edge and passed in as values; no stage imports this module."""

import os
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from verbale.errors import BadSettingError

__all__ = ["Settings"]

_FILE = "verbale.toml"


class Settings(BaseSettings):
    """What a user may set: VERBALE_* in the environment, else `verbale.toml` in the working folder, else these defaults."""

    model_config = SettingsConfigDict(env_prefix="VERBALE_", toml_file=_FILE, frozen=True, extra="forbid")

    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, description="documents read side by side")
    max_bytes: int = Field(default=20_000_000, ge=1, description="inputs larger than this are refused")
    page_seconds: float = Field(
        default=300.0, gt=0, le=86_400, description="processor time that reading one page may take in `add`, `collect` and `serve`"
    )
    page_megabytes: int = Field(default=4_000, ge=500, description="memory that each process which reads pages may take")
    today: date | None = Field(default=None, description="nothing was published after this day; by default that of the clock")
    gate: bool = Field(default=False, description="pass over documents in which no word of public life stands")
    store: str = Field(default="verbale.db", description="the record: a file, or the address of a database")
    fetch_seconds: float = Field(
        default=30.0, gt=0, le=600, description="the longest that fetching one address may take, redirections and all"
    )
    fetch_delay: float = Field(
        default=2.0,
        ge=0,
        le=3600,
        description="seconds between two requests to one host while collecting; more, where its robots.txt asks for it",
    )
    fetch_loopback: bool = Field(default=False, description="also fetch from this very machine; for tests")
    registry: Path | None = Field(default=None, description="a TOML file of actors that are not in the lexicon")
    publishers: Path | None = Field(
        default=None, description="a TOML file of publishers that are not in the lexicon: hosts, country, owner"
    )
    tokens: Path | None = Field(
        default=None,
        description="the file of `verbale token`; with it everybody needs one, and only with it others than this machine are served",
    )
    rate: int = Field(
        default=600,
        ge=0,
        le=1_000_000,
        description="what one token, or one address that has none, may ask of `serve` in a minute; writing counts ten; 0 is no limit",
    )

    @classmethod
    def load(cls) -> Self:
        """The settings of this process and folder; raises `BadSettingError` naming the variable or the line of the file."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            problem = f"{first['input']!r} is not valid: {first['msg'].lower()}"
            raise BadSettingError(_place(".".join(map(str, first["loc"]))), problem, cls.model_fields) from error
        except (OSError, ValueError) as error:  # the file is no TOML, or cannot be read
            raise BadSettingError(_FILE, str(error), cls.model_fields) from error

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class calls it by this name
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments first, then the environment, then the file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def _place(name: str) -> str:
    """Where the value of a setting was found: the environment goes before the file."""
    variable = f"VERBALE_{name.upper()}"
    return variable if variable in {key.upper() for key in os.environ} else f"{_FILE}, {name}"
