"""Settings, read once at the edge and passed in as values; no stage imports this module."""

import os

from pydantic import Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

__all__ = ["Settings"]


class Settings(BaseSettings):
    """What a user may set: VERBALE_* in the environment, else `verbale.toml` in the working folder, else these defaults."""

    model_config = SettingsConfigDict(env_prefix="VERBALE_", toml_file="verbale.toml", frozen=True, extra="forbid")

    workers: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256, description="documents read side by side")
    max_bytes: int = Field(default=20_000_000, ge=1, description="inputs larger than this are refused")

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
