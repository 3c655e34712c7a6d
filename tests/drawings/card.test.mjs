import assert from "node:assert/strict";
import { test } from "node:test";

import { cardAnswered, cardAsked, cardText, changedPieces } from "../../pages/parts/drawings/card.mjs";
import { openPage } from "./page.mjs";

test("what was filled into a prompt is marked with where it is from, and a gap as a gap", () => {
  const grid = openPage();
  const filled = { text: "an outline", source: "the answer of outline" };
  cardAsked(grid, { prompt: [{ text: "Use: " }, filled, { text: "Missing", source: "parts", gap: true }] }, null);
  assert.deepEqual(grid.found("mark").map(({ textContent, attrs }) => [textContent, attrs.title, attrs["data-slot"], attrs.class]), [
    ["an outline", "From the answer of outline", "1", undefined], ["Missing", "From parts", "2", "gap"],
  ]);
  assert.deepEqual(grid.said("card-text"), ["Use: an outlineMissing"]);
});

test("a long text is folded, and opened by a press", () => {
  openPage();
  for (const text of ["x".repeat(900), "line\n".repeat(15)]) assert.equal(cardText([{ text }]).found("button").length, 0);
  for (const text of ["x".repeat(901), "line\n".repeat(16)]) {
    const box = cardText([{ text }]), [button] = box.found("button");
    assert.ok(box.classes.has("folded"));
    button.press();
    assert.deepEqual([box.classes.has("folded"), button.textContent, button.attrs["aria-expanded"]], [false, "Show less", "true"]);
  }
});

test("of a text that was sent in part the rest can be loaded", () => {
  const grid = openPage(), asked = [];
  cardAnswered(grid, { answer: "The beginning", cut: { answer: 30_000 } }, () => asked.push("more"));
  const [button] = grid.found("card-load");
  assert.match(button.textContent, /beginning of 30,000 characters/);
  button.press();
  assert.deepEqual(asked, ["more"]);
});

test("words that went are struck and those that came underlined, but no space between lines", () => {
  openPage();
  const pieces = changedPieces([{ text: "same ", how: "same" }, { text: "old\n  ", how: "gone" }, { text: "new", how: "new" }]);
  const told = pieces.filter((piece) => piece !== "").map((piece) => (piece.tag ? [piece.tag, piece.textContent] : piece));
  assert.deepEqual(told, ["same", " ", ["del", "old"], "\n  ", ["ins", "new"]]);
});

test("how an answer was read is a line below it, and what came and was thought are parts of their own", () => {
  const grid = openPage();
  cardAnswered(grid, { answer: "8", read: "How it was read: taken out of a code fence.", raw: "```8```", thoughts: "Hm." }, null);
  assert.deepEqual(grid.said("card-note"), ["How it was read: taken out of a code fence."]);
  assert.deepEqual(grid.found("h3").map((head) => head.textContent), ["Answer", "As it came", "Thoughts, not part of the answer"]);
  const plain = openPage();
  cardAnswered(plain, { answer: "8" }, null);
  assert.deepEqual(plain.found("h3").map((head) => head.textContent), ["Answer"]);
});
