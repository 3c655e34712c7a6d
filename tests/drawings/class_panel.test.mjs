import assert from "node:assert/strict";
import { test } from "node:test";

import { aboutOf, panelOf } from "../../pages/parts/drawings/class/panel.mjs";
import { openPage } from "./page.mjs";

const DATA = {
  room: "BCDF", page: "routing", whole: false, compact: true, order: { preset: "a" }, asks: [], following: false,
  starts: { seconds: "go", faster: "compare", single: "single" }, join: { code: ["1"], scanned: "s", address: "a", alone: "" },
};
const SPREAD = { first: { n: 2, dots: [1, 2], median: 1.5 }, second: null, moved: null };

const question = (stage, facts = {}) => ({
  number: 1, words: "How long?", stage, choices: [], free: false, low: 0, high: 10, whole: false, unit: "s", count: 2,
  spread: stage === "guess" ? null : SPREAD, truth: stage === "truth" ? { value: 1, words: "1.00 s", why: "Because." } : null, ...facts,
});

function opened(data = {}) {
  openPage();
  globalThis.innerHeight = 900;
  const posted = [], told = [];
  const panel = panelOf({ post: async (what) => { posted.push(what); return {}; }, trigger: (value) => void told.push(value), change() {} });
  panel.box.getBoundingClientRect = () => ({ top: 0 });
  panel.size(800);
  panel.take({ ...DATA, ...data });
  const show = (asked, facts = {}) => panel.show({ all: { here: 23, question: asked }, about: asked && { kind: "seconds", page: "routing", right: false }, words: [], ...facts });
  return { panel, posted, told, show };
}

test("what answers a question is a button of this page, another page, or the teacher's word", () => {
  assert.deepEqual(aboutOf({ kind: "faster", page: "routing", right: false }, DATA), { start: "compare", known: false });
  assert.equal(aboutOf({ kind: "faster", page: "agent", right: false }, DATA).start, "asked");
  assert.deepEqual(aboutOf({ kind: "", page: "routing", right: true }, DATA), { start: "", known: true });
  assert.deepEqual(aboutOf(null, DATA), { start: "", known: false });
});

test("while the class guesses, the panel has the place of the picture, and the next press shows the answers", async () => {
  const { panel, posted, show } = opened();
  show(null);
  assert.deepEqual([panel.now().covers, panel.now().next], [false, null]);
  show(question("guess"));
  assert.deepEqual([panel.now().covers, panel.now().now, panel.now().next.words], [true, "answers", "Show the answers"]);
  assert.equal(panel.box.said("asked-count")[0], "2of 23 have answered");
  assert.equal(panel.box.found("spread")[0].hidden, true, "nothing of the answers is seen");
  await panel.now().next.press();
  assert.deepEqual(posted, [{ do: "stage", number: 1, to: "spread" }]);
});

test("keys do what the stage allows, and nothing else", async () => {
  const { panel, posted, show } = opened();
  show(question("guess"));
  panel.now().acts.again();
  assert.deepEqual(posted, []);
  show(question("spread"));
  panel.now().acts.show();
  await panel.now().acts.again();
  assert.deepEqual(posted, [{ do: "stage", number: 1, to: "again" }]);
});

test("when the run starts the picture has the room; the truth comes on the answers, and a press leads to the picture", () => {
  const { panel, show } = opened();
  show(question("spreads"));
  show(question("run"));
  assert.deepEqual([panel.now().covers, panel.now().next], [false, null]);
  show(question("truth"));
  assert.deepEqual([panel.now().covers, panel.now().next.words], [true, "the picture"]);
  assert.equal(panel.box.said("asked-note")[0], "Because.");
  panel.now().next.press();
  assert.deepEqual([panel.now().covers, panel.now().next], [false, null], "from there on the page's own beats lead");
  panel.now().acts.answers();
  assert.equal(panel.now().covers, true);
});

test("beside the page's fields the picture keeps its place", () => {
  const { panel, show } = opened({ compact: false });
  show(question("guess"));
  assert.equal(panel.now().covers, false);
});

test("what a start button of Streamlit cannot do, Python is told", () => {
  const { panel, told, show } = opened();
  show(question("spreads"), { about: { kind: "single", page: "routing", right: false } });
  panel.now().next.press();
  show(question("spreads", { number: 2 }), { about: { kind: "seconds", page: "agent", right: false } });
  panel.now().next.press();
  assert.deepEqual(told, [{ do: "start", start: "single" }, { do: "asked" }]);
});

test("everyone runs what stands in the fields, where a link has room for it, and in presenter mode it is watched there", async () => {
  const { panel, posted, show } = opened();
  show(null);
  panel.now().acts.everyone();
  assert.deepEqual([posted, panel.now().covers, panel.now().next.words], [[], true, "everyone runs it"]);
  panel.now().acts.everyone();
  panel.box.found("round")[0].found("press")[1].press();
  assert.deepEqual(posted.map(({ order }) => order), [false, true].map((own) => ({ page: "routing", query: { preset: "a" }, own })));
  await new Promise((done) => setTimeout(done));
  panel.show({ all: { here: 1, question: null, everyone: { number: 1 } }, words: [] });
  assert.deepEqual([panel.runs(), panel.now().covers, panel.now().next.words], [true, true, "go on"]);
  show(question("guess"));
  assert.equal(panel.runs(), false, "a question has the room");
  const none = opened({ order: null });
  none.show(null);
  assert.equal(none.panel.box.found("press").find(({ textContent }) => textContent === "Everyone runs it").hidden, true);
});

test("the lesson goes on by a key only where there is a next step", () => {
  const { panel, told } = opened({ following: true, place: 2 });
  panel.now().acts.next();
  assert.deepEqual(told, [{ do: "open", place: 3 }]);
  assert.equal(opened().panel.now().acts.next, undefined);
});

const LESSON = { kind: "seconds", page: "routing", query: { preset: "a" } };
const chosen = (asked) => ({ asks: [{ question: { ...asked, words: "How long?", choices: [] }, hint: "", first: true }], place: 0 });

test("what is over stays with its own page and ready-made input", () => {
  const { panel, show } = opened();
  show(question("truth"), { about: { kind: "seconds", page: "parallelization", query: { preset: "a" }, right: false } });
  assert.deepEqual([panel.now().covers, panel.now().next, panel.now().beats], [false, null, []]);
  show(question("truth"), { about: { ...LESSON, query: { preset: "b" }, right: false } });
  assert.equal(panel.now().covers, false);
  show(question("truth"), { about: { ...LESSON, right: false } });
  assert.equal(panel.now().covers, true);
  show(question("again"), { about: { kind: "seconds", page: "parallelization", right: false } });
  assert.equal(panel.now().covers, true, "one that goes on is not lost");
});

test("the question of the lesson's step is what the next press asks, once", () => {
  const { panel, show } = opened(chosen(LESSON));
  show(null);
  assert.deepEqual([panel.now().covers, panel.now().next.words], [false, "ask"]);
  panel.now().next.press();
  assert.deepEqual([panel.now().covers, panel.now().next.words], [true, "ask"]);
  const before = opened(chosen(LESSON));
  before.show(question("truth"), { about: { kind: "calls", page: "routing", query: { preset: "a" }, right: false } });
  assert.equal(before.panel.now().next.words, "ask", "another question of this page was the last");
  before.show(question("truth"), { about: { ...LESSON, right: false } });
  assert.equal(before.panel.now().next.words, "the picture");
});

test("a room in which nobody is shows how to join, and from there the next press asks", () => {
  const { panel } = opened();
  panel.show({ all: { here: 0, question: null }, about: null, words: [] });
  assert.equal(panel.box.found("room-join")[0].hidden, false);
  panel.now().next.press();
  assert.deepEqual([panel.box.found("room-join")[0].hidden, panel.box.found("picker")[0].hidden], [true, false]);
});

test("a question that nothing answers ends with the next one, and not with a run under its answers", () => {
  const { panel, show } = opened();
  show(question("spreads"), { about: { kind: "", page: "routing", query: {}, right: false } });
  assert.equal(panel.now().next.words, "Next question");
});

test("until the truth has come down the picture has the seconds of the guesses", () => {
  const { panel, show } = opened();
  show(question("run"));
  assert.equal(panel.now().seconds, 10);
  show(question("truth"));
  assert.equal(panel.now().seconds, 0);
  show(question("run", { number: 2, unit: "" }));
  assert.equal(panel.now().seconds, 0);
});

test("one thing is open at a time: the answers come back from under what lay over them", () => {
  const { panel, show } = opened(), open = () => panel.box.found("press").filter(({ attrs }) => attrs["aria-expanded"] === "true").map(({ textContent }) => textContent);
  show(question("truth"));
  panel.now().acts.join();
  assert.deepEqual(open(), ["Join"]);
  panel.now().acts.answers();
  assert.deepEqual([open(), panel.box.found("asked")[0].hidden], [["The answers"], false]);
});

test("a question of one's own is put into the lesson with its page, and nowhere where the page can be no step", () => {
  const { panel, told } = opened({ listed: true });
  const own = panel.box.found("input").find(({ attrs }) => attrs.type === "radio");
  own.onchange();
  panel.box.found("input").find(({ attrs }) => attrs.id === "own-words").value = "Why?";
  const add = panel.box.found("press").find(({ textContent }) => textContent === "Add to the lesson");
  add.press();
  const { question: { page, query, words } } = told.find((one) => one.do === "add");
  assert.deepEqual([page, query, words, add.hidden], ["routing", { preset: "a" }, "Why?", false]);
  panel.take({ ...DATA, listed: false });
  assert.ok(add.hidden);
});
