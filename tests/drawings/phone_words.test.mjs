import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, number, people, withUnit } from "../../pages/parts/drawings/phone/words.mjs";

const ASKED = { choices: [], free: false, unit: "s" };

test("a value is written as its question is asked", () => {
  assert.equal(inWords(ASKED, 4.2), "4.2 s");
  assert.equal(inWords({ ...ASKED, unit: "" }, 3), "3");
  assert.equal(inWords({ ...ASKED, choices: ["refund", "shipping"] }, 1), "shipping");
  assert.equal(inWords({ ...ASKED, free: true }, "the longest"), "“the longest”");
  assert.equal(inWords(ASKED, undefined), "");
});

test("a unit stands behind its number, and times close to it", () => {
  assert.equal(withUnit(3.3333, "×"), "3.33×");
  assert.equal(withUnit(0.1 + 0.2, "s"), "0.3 s");
});

test("one is one, and of all others there are several", () => {
  assert.deepEqual([0, 1, 2].map((n) => people(n, "answer")), ["0 answers", "1 answer", "2 answers"]);
});

test("a number is typed with a point or a comma, and nothing else is one", () => {
  assert.deepEqual(["4.2", " 4,2 ", "0", "", "four", "1e999", "4,2,1"].map(number), [4.2, 4.2, 0, null, null, null, null]);
});
