"""A page in Streamlit's own test harness: what it shows, and its buttons by name."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from core.runner import runner

NAVIGATION = Path(__file__).parents[2] / "pages" / "navigation.py"
FOLDS = ("code", "python")  # drawn only while they are open


class Opened:
    """One browser session on one page. No timers and no live stream there: each `look` is a run of the script."""

    def __init__(self, page: str, **address: str) -> None:
        self.page = page
        self.at = AppTest.from_file(NAVIGATION, default_timeout=30)
        self.at.run()
        for name in FOLDS:
            self.at.session_state[f"{page} {name} open"] = True
        for name, value in address.items():
            self.at.query_params[name] = value
        self.at.switch_page(f"{page}.py")
        self.look()

    def look(self) -> Opened:
        self.at.run()
        assert not self.at.exception, self.at.exception
        return self

    def drawn(self, key: str) -> dict[str, Any]:
        """The data of a drawing, by the end of its key."""
        for found in self.at.get("bidi_component"):
            if found.proto.id.endswith(key):
                return json.loads(found.proto.json)[0]
        raise AssertionError(f"no drawing {key!r}; there are {[c.proto.id for c in self.at.get('bidi_component')]}")

    @property
    def hero(self) -> dict[str, Any]:
        return self.drawn(f"{self.page} hero")

    def press(self, name: str) -> Opened:
        next(button for button in self.at.button if button.label == name).click()
        return self.look()

    def field(self, name: str) -> Any:
        return next(
            f for kind in ("text_area", "number_input", "selectbox", "text_input") for f in self.at.get(kind)
            if f.key == f"{self.page} {name}" or f.key == name
        )  # fmt: skip

    def type(self, name: str, value: Any) -> Opened:
        self.field(name).set_value(value)
        return self.look()

    def at_once(self) -> Opened:
        """Runs end without waiting; the plan is the same."""
        return self.type("speed", "At once")

    def wait(self) -> Opened:
        """Look again when the run has ended; bounded by a count of looks."""
        shown = runner.find(self.at.query_params["run"])
        for _ in range(2000):
            if not shown.running:
                return self.look()
            time.sleep(0.01)
        raise AssertionError("the run did not end")

    @property
    def buttons(self) -> list[str]:
        return [button.label for button in self.at.button]

    @property
    def words(self) -> str:
        """All words of the page's own elements."""
        kinds = ("title", "header", "markdown", "text", "code")
        return "\n".join(str(element.value) for kind in kinds for element in self.at.get(kind))

    def everything(self) -> str:
        """All that the page sends to the browser, but for the component's own program."""
        shown = [self.words, *(found.proto.json for found in self.at.get("bidi_component"))]
        shown += [found.proto.spec for found in self.at.get("plotly_chart")]
        return "\n".join(shown)
