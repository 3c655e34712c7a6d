"""What the tests of the pages share."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="session")
def no_search_for_components():
    """Streamlit's harness reads the metadata of every installed package for each session: most of a page's 0.24 s."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", list)
        yield
