import assert from "node:assert/strict";
import { test } from "node:test";

import { draw } from "../../pages/parts/drawings/difference.mjs";
import { openPage } from "./page.mjs";

test("each line says whose it is by a sign and in words, and lines of both by neither", () => {
  const root = openPage();
  draw(root, { lines: [["-", "return a"], ["+", "    return b"], [" ", ""]], first: "naive", second: "guarded", label: "Code" });
  const lines = root.found("diff-line").map(({ textContent }) => textContent);
  assert.deepEqual(lines, ["−only before: return a\n", "+only after:     return b\n", "  \n"]);
  assert.deepEqual(root.found("code").map(({ style }) => style["--indent"]), [4, 8, 4]);
  assert.equal(root.said("diff-legend")[0], "− only in naive+ only in guarded");
});
