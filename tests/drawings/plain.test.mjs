import assert from "node:assert/strict";
import { test } from "node:test";

import { hangingLines, visible } from "../../pages/parts/drawings/plain.mjs";
import { openPage } from "./page.mjs";

test("a control character is shown as its picture, a line break and a tab stay", () => {
  assert.equal(visible("a\u0007b\u001b[31m\u007f\u0000"), "a␇b␛[31m␡␀");
  assert.equal(visible("a\tb\nc\u202e"), "a\tb\nc\u202e");
});

test("a long line goes on four letters further in than it began, and no letter is lost", () => {
  openPage();
  const code = "def go():\n    return 1\n", lines = hangingLines(code);
  assert.deepEqual(lines.map(({ style }) => style["--indent"]), [4, 8]);
  assert.equal(lines.map(({ textContent }) => textContent).join(""), code);
});
