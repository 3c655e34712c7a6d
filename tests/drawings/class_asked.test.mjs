import assert from "node:assert/strict";
import { test } from "node:test";

import { askedOf, noteOf } from "../../pages/parts/drawings/class/asked.mjs";
import { el } from "../../pages/parts/drawings/paper.mjs";
import { openPage } from "./page.mjs";

const press = (words, onclick, name = "") => el("button", { class: `press ${name}`, onclick }, words);
const question = (stage, facts) => ({ number: 3, words: "Which?", stage, choices: ["a", "b"], free: false, unit: "", count: 1, spread: null, truth: null, ...facts });
const SCREEN = { large: false, width: 600, join: { code: ["1"], scanned: "s" } };

function opened(asked, facts = {}, acts = []) {
  const box = openPage(), posted = [], parts = askedOf(box, press, { post: (what) => posted.push(what) });
  parts.draw(asked, { all: { here: 9 }, words: [], ...facts }, acts, SCREEN);
  return { box, posted, parts };
}

test("before the answers are shown, what can be answered is on the screen, and how many have", () => {
  const { box } = opened(question("guess"));
  assert.deepEqual([box.said("asked-words"), box.said("li").slice(0, 2), box.said("asked-count")], [["Which?"], ["a", "b"], ["1of 9 have answered"]]);
  assert.equal(opened(question("guess", { choices: [], low: 0, high: 10, unit: "s" })).box.said("asked-choices")[0], "a number, 0 to 10 s");
});

test("in an empty room it says how others come in", () => {
  assert.match(opened(question("guess"), { all: { here: 0 } }).box.said("asked-count")[0], /Join shows the way/);
});

test("buttons keep their place, and each does what its stage asks for", () => {
  const done = [], acts = ["Again", "Run"].map((words) => ({ words, press: () => done.push(words) }));
  const { box, parts } = opened(question("spread"), {}, acts);
  const [first, second] = box.found("press");
  first.press();
  second.press();
  assert.deepEqual(done, ["Again", "Run"]);
  parts.draw(question("run"), { all: { here: 9 }, words: [] }, [], SCREEN);
  assert.deepEqual([first.hidden, second.hidden], [true, true]);
  parts.focus();
  assert.equal(document.activeElement, first);
});

test("words are let on the screen one by one", () => {
  const { box, posted } = opened(question("guess", { choices: [], free: true }), { words: [{ device: "d", text: "x", shown: false }] });
  box.found("said-hidden")[0].press();
  assert.deepEqual(posted, [{ do: "show words", number: 3, device: "d", shown: true }]);
});

test("below the answers stands what was true and who moved, or what to do now", () => {
  const truth = { words: "a", why: "Because." };
  assert.equal(noteOf(question("truth", { truth, spread: { moved: { words: "2 of 3 moved." } } })), "2 of 3 moved. Because.");
  assert.equal(noteOf(question("spread", { spread: { first: { n: 1, dots: [2], median: 2 } }, unit: "s" })), "Talk with a neighbour · median 2 s");
  const both = { first: { n: 1, bars: [1, 0] }, second: { n: 1, bars: [0, 1] }, moved: { words: "1 of 1 changed their answer." } };
  assert.equal(noteOf(question("spreads", { spread: both })), "1 of 1 changed their answer.");
  assert.equal(noteOf(question("run")), "It runs here and on every phone");
  assert.equal(noteOf(question("guess")), "");
  assert.equal(noteOf(question("spread", { spread: { first: { n: 0, bars: [0, 0] } } })), "Nobody has answered.");
});
