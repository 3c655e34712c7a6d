"""What a model may be given to use: plain functions that run on this computer, whose docstrings the model reads."""

from core.tools.calculate import calculate
from core.tools.search import search

__all__ = ["calculate", "search"]
