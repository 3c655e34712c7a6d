"""A simulated model behind the real openai client."""

from core.models.simulated.faults import FaultPlan, every
from core.models.simulated.model import Simulated

__all__ = ["FaultPlan", "Simulated", "every"]
