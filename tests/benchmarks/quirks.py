"""What real servers do, by kind: how many of the known cases hold."""

from __future__ import annotations

import sys

from tests.benchmarks.figure import Figure
from tests.core.models.quirks import (
    asking,
    reading_further,
    reading_gateways,
    reading_shapes,
    reading_stream,
    reading_text,
    reading_tools,
    reading_usage,
    refusals,
)
from tests.core.models.quirks.read import tried

READING = (
    reading_text,
    reading_shapes,
    reading_stream,
    reading_usage,
    reading_tools,
    reading_gateways,
    reading_further,
)


def measure() -> list[Figure]:
    """One figure a section; what does not hold is named on standard error."""
    sections = tried(quirk for table in READING for quirk in table.QUIRKS)
    sections |= {table.SECTION: table.tried() for table in (asking, refusals)}
    figures = []
    for section, (held, of, wrong) in sorted(sections.items()):
        print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
        figures.append(Figure(section, held, target=of, note=f"of {of}", least=True))
    return figures
