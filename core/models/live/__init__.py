"""A live model: OpenAI, or any server that speaks one of its APIs."""

from core.models.live.live import Live, from_environment

__all__ = ["Live", "from_environment"]
