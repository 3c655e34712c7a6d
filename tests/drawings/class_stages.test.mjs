import assert from "node:assert/strict";
import { test } from "node:test";

import { actsOf, beatOf, BEATS, takesPlace, toldOf } from "../../pages/parts/drawings/class/stages.mjs";

const STAGES = ["guess", "spread", "again", "spreads", "run", "truth"];
const words = (stage, about) => actsOf(stage, about).map((act) => act.words);

test("a question goes from the guess to a run, and the next one follows", () => {
  const about = { start: "go", known: false };
  assert.deepEqual(words("guess", about), ["Show the answers"]);
  assert.deepEqual(words("spread", about), ["Again", "Run"]);
  assert.deepEqual(words("again", about), ["Show"]);
  assert.deepEqual(words("spreads", about), ["Run"]);
  assert.deepEqual(words("run", about), []);
  assert.deepEqual(words("truth", about), ["Next question"]);
  assert.deepEqual(words(null, about), []);
});

test("what answers it is the button of its kind, its page, the teacher's word, or nothing", () => {
  assert.equal(words("spreads", { start: "compare", known: false })[0], "Compare");
  assert.equal(words("spreads", { start: "asked", known: false })[0], "To its page");
  assert.deepEqual(actsOf("spreads", { start: "", known: true })[0].to, "truth");
  assert.equal(actsOf("spreads", { start: "", known: false })[0].ask, true);
});

test("each stage has its beat in order, and only guessing and talking take the place of the picture", () => {
  assert.deepEqual(STAGES.map(beatOf), BEATS);
  assert.deepEqual(STAGES.filter(takesPlace), STAGES.slice(0, 4));
  assert.ok(STAGES.every(toldOf));
});
