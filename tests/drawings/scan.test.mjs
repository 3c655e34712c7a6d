import assert from "node:assert/strict";
import { test } from "node:test";

import { draw } from "../../pages/parts/drawings/scan.mjs";
import { openPage } from "./page.mjs";

test("each dark square is drawn once, with light around all of them", () => {
  const root = openPage();
  draw(root, { rows: ["101", "010", "000"], label: "The link" });
  const [code] = root.children;
  assert.deepEqual([code.attrs.viewBox, code.attrs["aria-label"]], ["-3 -3 9 9", "The link"]);
  assert.equal(root.found("scan-dark")[0].attrs.d, "M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v1h-1z");
});
