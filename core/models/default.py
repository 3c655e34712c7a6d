"""The model that answers where nobody chose one."""

from __future__ import annotations

import os
from collections.abc import Mapping

from core.errors import ConfigError
from core.models.live import from_environment
from core.models.model import Model
from core.models.simulated import Simulated


def default_model(environment: Mapping[str, str] = os.environ) -> Model:
    """Simulated, unless LLM_PROVIDER says openai: a key lying in the environment alone is never used."""
    return from_environment(environment) if provider(environment) == "openai" else Simulated()


def provider(environment: Mapping[str, str] = os.environ) -> str:
    """What LLM_PROVIDER says; raises ConfigError for one that is not known."""
    named = environment.get("LLM_PROVIDER", "").strip().lower() or "simulated"
    if named not in ("simulated", "openai"):
        raise ConfigError(f"LLM_PROVIDER is {named!r}; it can be 'simulated' or 'openai'. Set it to one, or unset it.")
    return named
