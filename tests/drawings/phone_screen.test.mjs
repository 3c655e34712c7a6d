import assert from "node:assert/strict";
import { test } from "node:test";

import { answerLine, ownLine, roundLine, screen } from "../../pages/parts/drawings/phone/screen.mjs";

const ALL = { room: "BCDF", here: 23, question: null, run: null, everyone: null };
const QUESTION = { number: 2, turn: 1, stage: "guess", choices: [], free: false, unit: "s", spread: null, truth: null };
const SPREAD = { first: { n: 3, dots: [1, 2, 3], median: 2 }, second: null, moved: null };
const ROUND = { number: 1, after: 2, title: "Routing", started: 0, ended: 0 };
const parts = (more, rest = {}) => screen({ all: { ...ALL, ...more }, ...rest }).parts;

test("who is early waits, and sees how many are here", () => {
  assert.deepEqual(parts({}), ["waiting"]);
  assert.equal(screen({ all: ALL }).head, "Room BCDF · 23 here");
});

test("through its stages a question is asked, seen, run and answered", () => {
  const past = { ...QUESTION, turn: null, spread: SPREAD };
  assert.deepEqual(parts({ question: QUESTION }), ["ask"]);
  assert.deepEqual(parts({ question: { ...past, stage: "spread" } }), ["asked", "spread"]);
  assert.deepEqual(parts({ question: { ...QUESTION, turn: 2, stage: "again", spread: SPREAD } }), ["ask"]);
  assert.deepEqual(parts({ question: { ...past, stage: "run" }, run: {} }), ["asked", "run", "spread"]);
  assert.deepEqual(parts({ question: { ...past, stage: "truth", truth: { value: 3 } }, run: {} }), ["asked", "truth", "run", "spread"]);
});

test("a round stands where it was opened, and the next question ends it", () => {
  const truth = { ...QUESTION, turn: null, stage: "truth", truth: { value: 3 }, spread: SPREAD };
  assert.deepEqual(parts({ everyone: ROUND, question: truth }), ["round"]);
  assert.deepEqual(parts({ everyone: ROUND, question: QUESTION }), ["ask", "round"]);
  assert.deepEqual(parts({ everyone: ROUND, question: { ...QUESTION, number: 3 } }), ["ask"]);
  assert.deepEqual(parts({ everyone: { ...ROUND, after: 0 } }), ["round"]);
});

test("what is asked has a key for each turn, and one's own answer of that turn", () => {
  const mine = { mine: { 2: { 1: 4 } }, score: [{ number: 1, off: 0 }] };
  const first = screen({ all: { ...ALL, question: QUESTION }, mine });
  assert.deepEqual([first.key, first.answer, first.parts], ["2 1", 4, ["ask", "score"]]);
  const again = screen({ all: { ...ALL, question: { ...QUESTION, turn: 2 } }, mine });
  assert.deepEqual([again.key, again.answer, again.first], ["2 2", undefined, 4]);
});

test("a run of one's own belongs to its round", () => {
  const round = { number: 1, frame: null };
  assert.equal(screen({ all: { ...ALL, everyone: ROUND }, round }).mineRound, round);
  assert.equal(screen({ all: { ...ALL, everyone: { ...ROUND, number: 2 } }, round }).mineRound, null);
});

test("the line below says what becomes of an answer", () => {
  assert.equal(answerLine(QUESTION, undefined), "");
  assert.match(answerLine({ ...QUESTION, turn: 2 }, undefined), /neighbour/);
  assert.match(answerLine(QUESTION, 4.2), /^Your answer: 4.2 s\. You can change it/);
  assert.match(answerLine(QUESTION, 4.2, 5), /^Not sent yet: 5 s/);
});

test("what one has said is told as often as it was another thing", () => {
  const lines = [{}, { 1: 4 }, { 1: 4, 2: 4 }, { 1: 4, 2: 5 }, { 2: 5 }].map((given) => ownLine(QUESTION, given));
  assert.deepEqual(lines, ["You did not answer this one.", "You said 4 s.", "You said 4 s, twice.", "You said 4 s, then 5 s.", "You said 5 s."]);
});

test("a run that was lost with its server can be run once more", () => {
  assert.match(roundLine({ frame: null }, true), /lost.*once more/);
  assert.equal(roundLine(null, false), "");
  assert.equal(roundLine({ frame: { going: true } }, true), "");
  assert.match(roundLine({ frame: { going: false } }, true), /has ended/);
});
