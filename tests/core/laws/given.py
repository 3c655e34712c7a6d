"""Inputs whose laws and reasons are worked out by hand, and the reason that a run of them gets."""

from core import readings
from core.lesson.registry import reason

EMAILS = ["Meeting at 3pm", "50% off!", "Server down", "Project update", "Invoice attached"]
TOPICS = ["Photosynthesis", "The French Revolution", "How vaccines work"]


def said(pattern, given, model=None, **options):
    sequential, parallel = readings(pattern, given, **options)
    return reason(*(reading.forecast(model=model, seed=7).trace for reading in (sequential, parallel)))
