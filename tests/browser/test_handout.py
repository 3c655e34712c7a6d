"""The handout as it is printed."""

from __future__ import annotations

import re


def test_the_handout_is_one_sheet_of_a4(visit):
    one = visit("takeaways")
    one.page.get_by_role("link", name="A handout to print").click()
    one.page.locator(".handout-leaf").nth(4).wait_for()
    one.drawn()  # nothing of the page before is there any more
    assert len(re.findall(rb"/Type\s*/Page[^s]", one.page.pdf(format="A4"))) == 1
