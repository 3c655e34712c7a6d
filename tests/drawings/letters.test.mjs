import assert from "node:assert/strict";
import { test } from "node:test";

import { cut, cutName, forgetWidths, textWidth } from "../../pages/parts/drawings/letters.mjs";
import { measureByCount } from "./made.mjs";

measureByCount();

test("a text that fits stays as it is", () => {
  assert.equal(textWidth("abcd", 14), 28);
  assert.equal(cut("abcd", 28), "abcd");
});

test("a text is cut at its end, letter by letter", () => {
  assert.equal(cut("classify everything", 70), "classify…");
  assert.equal(cut("ab", 3), "");
});

test("a text whose end matters is cut from the left, word by word", () => {
  assert.equal(cut("one two three", 60, 14, 400, true), "… three");
});

test("the name of a call keeps its number", () => {
  assert.equal(cutName("evaluate 1", 56), "evalu… 1");
  assert.equal(cutName("evaluate 1", 70), "evaluate 1");
  assert.equal(cutName("shipping", 35), "ship…");
});

test("after the fonts have come, widths are measured anew", () => {
  textWidth("x", 14);
  globalThis.document.createElement().getContext().measureText = () => ({ width: 99 });
  assert.equal(textWidth("x", 14), 7);
  forgetWidths();
  assert.equal(textWidth("x", 14), 99);
});
