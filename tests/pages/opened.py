"""A page in Streamlit's own test harness: what it shows, and its buttons by name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from streamlit.testing.v1 import AppTest

from core.lesson.presets.read import preset_of
from core.lesson.registry import LESSONS
from core.runner import Shown, runner
from pages.parts.drawings.views import VIEWS
from tests.presets import all_presets
from tests.records import misfits
from tests.until import LONGEST, until

NAVIGATION = Path(__file__).parents[2] / "pages" / "navigation.py"
FIELDS = ("text_area", "number_input", "slider", "select_slider", "selectbox", "text_input")
PAGES = {name: LESSONS[name].pattern for name in all_presets() if not LESSONS[name].sides}  # of one pattern each
NOTICE = "The picture shows a run with another {} than the fields."
FOLDS = ("code", "python")  # drawn only while they are open


class Opened:
    """One browser session on one page. No timers and no live stream there: each `look` is a run of the script."""

    def __init__(self, page: str, **address: str) -> None:
        self.page = page
        self.at = AppTest.from_file(NAVIGATION, default_timeout=LONGEST)
        for name in FOLDS:
            self.at.session_state[f"{page} {name} open"] = True
        for name, value in address.items():
            self.at.query_params[name] = value
        self.at.switch_page(f"{page}.py")
        self.look()

    def look(self) -> Opened:
        self.at.run()
        assert not self.at.exception, self.at.exception
        for data in self._drawings().values():
            assert not (found := list(misfits(data, VIEWS[data["view"]]))), found
        return self

    def _drawings(self) -> dict[str, dict[str, Any]]:
        """The data of all drawings by their keys, as they are sent."""
        return {found.proto.id: json.loads(found.proto.json)[0] for found in self.at.get("bidi_component")}

    def drawn(self, key: str) -> dict[str, Any]:
        """The data of a drawing, by the end of its key."""
        drawings = self._drawings()
        found = next((data for id, data in drawings.items() if id.endswith(key)), None)
        assert found is not None, f"no drawing {key!r}; there are {list(drawings)}"
        return found

    @property
    def hero(self) -> dict[str, Any]:
        return self.drawn(f"{self.page} hero")

    def press(self, name: str) -> Opened:
        next(button for button in self.at.button if read(button.label) == name).click()
        return self.look()

    def field(self, name: str) -> Any:
        if name.split()[-1] == "preset":
            return Presets(self, name.removesuffix("preset").strip() or self.page)
        fields = [(f.key or "", f) for kind in FIELDS for f in self.at.get(kind)]
        wanted = (f"{self.page} {name}", name)
        exact = next((f for key, f in fields if key in wanted), None)
        return exact or next(f for key, f in fields if re.sub(r" \d+$", "", key) in wanted)  # one that was moved

    def type(self, name: str, value: Any) -> Opened:
        self.field(name).set_value(value)
        return self.look()

    def press_on(self, name: str, value: Any) -> Opened:
        """Type, and press on before the browser has seen what that changed: it sends once more what it knows."""
        self.field(name).set_value(value)
        known = self.at._tree.get_widget_states()
        self.at._run(known)
        self.at._run(known)
        return self.look()

    def fill(self, **values: Any) -> Opened:
        """Type into several fields that do not change each other, then look once."""
        for name, value in values.items():
            self.field(name).set_value(value)
        return self.look()

    def at_once(self) -> Opened:
        """Runs end without waiting; the plan is the same. The page learns of it with the next look."""
        self.field("speed").set_value("At once")
        return self

    def wait(self) -> Opened:
        """Look again when the run has ended."""
        shown = self.shown
        until(lambda: not shown.running)
        return self.look()

    @property
    def shown(self) -> Shown:
        """The run in the address."""
        found = runner.find(self.at.query_params["run"])
        assert found is not None
        return found

    @property
    def buttons(self) -> list[str]:
        return [read(button.label) for button in self.at.button]

    @property
    def words(self) -> str:
        """All words of the page's own elements."""
        kinds = ("title", "header", "markdown", "text", "code")
        found = [(kind, str(element.value)) for kind in kinds for element in self.at.get(kind)]
        return "\n".join(text if kind in ("text", "code") else read(text) for kind, text in found)

    def everything(self) -> str:
        """All that the page sends to the browser, but for programs and styles."""
        return "\n".join(_sent(node.proto) for node in _nodes(self.at._tree) if node.type != "html")


def ran(page: str, **fields: Any) -> Opened:
    """A page with these fields after its run."""
    opened = Opened(page).at_once()
    for name, value in fields.items():
        opened.type(name, value)
    return opened.press("Run").wait()


class Presets:
    """The rows of presets as one field, whose value is an id."""

    def __init__(self, opened: Opened, page: str) -> None:
        self.at, self.page = opened.at, page
        self.rows = [row for row in opened.at.radio if row.label in ("Try", "Break it")]

    @property
    def value(self) -> str:
        """The one whose settings the fields have, whatever is typed into the input."""
        return str(self.at.session_state[f"{self.page} preset"])

    @property
    def marked(self) -> list[str]:
        """The title that is chosen, in all rows."""
        return [row.options[row.index] for row in self.rows if row.index is not None]

    def set_value(self, id: str) -> None:
        wanted = preset_of(self.page, id)
        title = wanted.short or wanted.title
        next(row for row in self.rows if title in row.options).set_value(id)


def _nodes(node: Any) -> Iterator[Any]:
    """All elements and blocks of a page."""
    if getattr(node, "proto", None) is not None:
        yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def read(markdown: str) -> str:
    """As a reader sees it: without the backslashes before signs that are none there."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("\u00a0", " ")


def _sent(proto: Any) -> str:
    kept = type(proto)()
    kept.CopyFrom(proto)
    for program in ("js_content", "css_content"):
        if program in kept.DESCRIPTOR.fields_by_name:
            kept.ClearField(program)
    return str(kept)


def link_of(opened: Opened) -> dict[str, str]:
    """The query of the link that the page shows."""
    shown = next(code.value for code in opened.at.code if code.value.startswith("?"))
    return dict(parse_qsl(urlsplit(shown).query, keep_blank_values=True))


def links(opened: Opened) -> list[tuple[str, str]]:
    """Where each link of the page leads: the page and what follows the question mark."""
    return [(found.proto.page.split("/")[-1], found.proto.query_string) for found in opened.at.get("page_link")]


def home_rows(opened: Opened) -> dict[str, dict[str, Any]]:
    """What the first page draws, by page."""
    return {row["page"]: row for section in opened.drawn("first page")["sections"] for row in section["rows"]}
