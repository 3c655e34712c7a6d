"""The page of a phone: small, with nothing from elsewhere, and silent about the room."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from pages.parts.drawings import joined
from pages.parts.rooms import phone_page
from tests.rows import rows

FOLDER = Path(joined.__file__).parent
MOST = 40_000  # bytes of all of it, unpacked


def text(response):
    return response.body.decode()


def test_all_that_a_phone_loads_is_small():
    parts = [phone_page.room("BCDF").body, phone_page.file("css").body, phone_page.file("mjs").body]
    assert sum(map(len, parts)) < MOST
    assert sum(len(gzip.compress(part)) for part in parts) < MOST / 2


def test_nothing_is_loaded_from_elsewhere_and_no_script_stands_in_the_page():
    for page in (phone_page.room("BCDF"), phone_page.typing(), phone_page.said("No.", 403)):
        found = text(page)
        assert not re.search(r"https?://|style=|<script>|onclick", found)
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "unsafe" not in page.headers["content-security-policy"]
    assert "://" not in text(phone_page.file("mjs")).replace("http://www.w3.org/2000/svg", "")
    assert "url(" not in text(phone_page.file("css"))


def test_a_browser_without_scripts_gets_a_sentence_and_the_letters_can_be_typed_there():
    assert phone_page.NO_SCRIPT in text(phone_page.room("BCDF")).split("<noscript>")[1]
    assert '<form action="room">' in text(phone_page.typing()) and '<form action="../room">' in text(
        phone_page.typing("No.", 404, below=True)
    )


def test_what_is_typed_wrongly_is_never_quoted_and_said_to_a_screen_reader():
    page = text(phone_page.typing("There is <none>.", 404))
    assert "There is &lt;none&gt;." in page and 'aria-describedby="problem"' in page and 'role="alert"' in page


def test_a_file_is_kept_by_a_browser_until_it_changes():
    found = text(phone_page.room("BCDF"))
    for kind in ("css", "mjs"):
        assert re.search(rf'"phone\.{kind}\?[0-9a-f]{{8}}"', found)
        assert phone_page.file(kind).headers["cache-control"] == "max-age=86400"
    assert phone_page.file("py").status_code == 404


@rows("name", ["ground", "field", "wash", "ink", "ink2", "idle", "hairline", "work", "judge", "failed", "accent"])
def test_its_colours_are_those_of_the_drawings(name):
    given = re.findall(rf'\b{name}: "(#\w+)"', (FOLDER / "ground.mjs").read_text(encoding="utf-8"))
    assert len(given) == 2 and re.findall(rf"--{name}:(#\w+)", text(phone_page.file("css"))) == given
