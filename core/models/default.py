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
    provider = environment.get("LLM_PROVIDER", "").strip().lower() or "simulated"
    if provider == "simulated":
        return Simulated()
    if provider == "openai":
        return from_environment(environment)
    raise ConfigError(f"LLM_PROVIDER is {provider!r}; it can be 'simulated' or 'openai'.")
