"""The model that answers where nobody chose one."""

from __future__ import annotations

import pytest

from core.errors import ConfigError
from core.models.default import default_model, provider
from core.models.live import Live
from core.models.simulated import Simulated
from tests.core.models.live_replies import KEY


def test_simulated_is_the_default_also_where_a_key_lies_around():
    assert isinstance(default_model({}), Simulated)
    assert isinstance(default_model({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "https://example.com"}), Simulated)
    assert isinstance(default_model({"LLM_PROVIDER": " Simulated "}), Simulated)


def test_a_live_model_is_there_where_the_environment_asks_for_it():
    model = default_model({"LLM_PROVIDER": "OpenAI ", "OPENAI_API_KEY": KEY, "OPENAI_MODEL": "big"})
    assert isinstance(model, Live) and model.name == "big"


def test_a_provider_that_is_not_known_is_refused_with_those_there_are():
    assert provider({"LLM_PROVIDER": "  "}) == "simulated"
    with pytest.raises(ConfigError, match="'opnai'; it can be 'simulated' or 'openai'"):
        default_model({"LLM_PROVIDER": "opnai"})
