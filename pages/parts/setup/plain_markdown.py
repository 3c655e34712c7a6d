"""Text of a link, a person or a model where Markdown is read: in a label, a tooltip, or a sentence of the page."""

from __future__ import annotations

import re


def literally(text: str) -> str:
    """A text as Markdown in which nothing is a sign: no image is fetched, no link is made, no formula begins."""
    plain = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))
    return re.sub(r"(?<=\d) s\b", "\u00a0s", plain)  # a number and its unit stay in one line
