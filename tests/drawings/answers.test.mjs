import assert from "node:assert/strict";
import { test } from "node:test";

import { changedTo, halfOf, lastWords, lettersAt, opening } from "../../pages/parts/drawings/flow/answers.mjs";

const CARD = { answer: "One two three.", deltas: [[1, 3], [1.5, 7], [2, 14]] };

for (const [at, letters] of [[0.9, 0], [1, 3], [1.4, 3], [1.5, 7], [9, 14]]) {
  test(`at ${at} s ${letters} letters were there`, () => assert.equal(lettersAt(CARD, at), letters));
}

test("letters are counted as Python counts them, a sign beyond the first plane as one", () => {
  assert.equal(opening("a😀b", 2), "a😀");
  assert.equal(opening("a😀b", 9), "a😀b");
});

test("half of an answer, and its last words", () => {
  assert.deepEqual([halfOf(CARD, 1.6).text, halfOf(CARD, 1.6).tail], ["One two", "two"]);
  assert.equal(halfOf(CARD, 1.6), halfOf(CARD, 1.7), "nothing has come meanwhile");
});

test("of texts that are not here, and of answers that are empty, nothing is shown", () => {
  assert.deepEqual([halfOf(undefined, 1).text, halfOf({ answer: "" }, 1).text], ["", ""]);
});

test("the last words are on one line, and begin with a whole word", () => {
  const words = lastWords(`${"word ".repeat(30)}\n\nand the very end`);
  assert.ok(words.length <= 40 && words.startsWith("word ") && words.endsWith("word and the very end"));
});

test("what an answer changed is told as far as the answer has come, letters as Python counts them", () => {
  const changes = [
    { text: "Ab ", how: "same" }, { text: "old ", how: "gone" }, { text: "😀w ", how: "new" }, { text: "end", how: "same" },
  ];
  assert.deepEqual(changedTo(changes, 0), []);
  assert.deepEqual(changedTo(changes, 2), [{ text: "Ab", how: "same" }]);
  assert.deepEqual(changedTo(changes, 4), [changes[0], changes[1], { text: "😀", how: "new" }]);
  assert.deepEqual(changedTo(changes, 99), changes);
});
