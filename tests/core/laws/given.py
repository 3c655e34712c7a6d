"""Inputs whose laws and reasons are worked out by hand."""

EMAILS = ["Meeting at 3pm", "50% off!", "Server down", "Project update", "Invoice attached"]
TOPICS = ["Photosynthesis", "The French Revolution", "How vaccines work"]
