import assert from "node:assert/strict";
import { test } from "node:test";

import { buttonOf } from "../../pages/parts/drawings/button_of.mjs";

test("a button is found by the key of its widget", () => {
  globalThis.CSS = { escape: (text) => text };
  globalThis.document = { querySelector: (what) => what };
  assert.equal(buttonOf("routing break it"), ".st-key-routing-break-it button");
});
