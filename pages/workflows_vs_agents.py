"""Workflows and agents: the same question for a fixed workflow and for an agent."""

from pages.parts.run.contrast import contrast_page

contrast_page(
    "Workflows and agents",
    "In a workflow the code decides what happens next, in an agent the model does. Here both get the same question "
    "and the same two tools: *search* looks into a small text collection, *calculate* works out a sum.",
)
