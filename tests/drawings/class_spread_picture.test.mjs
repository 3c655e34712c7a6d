import assert from "node:assert/strict";
import { test } from "node:test";

import { medians, spreadPicture } from "../../pages/parts/drawings/class/spread_picture.mjs";
import { openPage } from "./page.mjs";

const first = { n: 3, dots: [1, 4, 9], median: 4 }, second = { n: 2, dots: [2, 3], median: 2.5 };
const seconds = (facts) => ({ number: 1, choices: [], low: 0, high: 10, whole: false, unit: "s", spread: { first, second: null }, truth: null, ...facts });

function drawn(question, width = 600) {
  openPage();
  const picture = spreadPicture();
  picture.draw(question, width);
  return picture;
}

test("before the answers are shown there is nothing", () => {
  assert.equal(drawn(seconds({ spread: null })).box.hidden, true);
});

test("the first answers are filled, and hollow once the second ones stand below", () => {
  const alone = drawn(seconds({}));
  assert.equal(alone.box.found("spread-dot").length, 3);
  assert.ok(alone.box.found("spread-dot").every((dot) => dot.classes.has("last")));
  const both = drawn(seconds({ spread: { first, second } }));
  assert.deepEqual(both.box.found("spread-dot").map((dot) => dot.classes.has("last")), [false, false, false, true, true]);
  assert.ok(both.box.said("spread-small").includes("second"));
});

test("what is true comes down once, on the right place of the axis", () => {
  const truth = { value: 5, words: "5.00 s", why: "" }, picture = drawn(seconds({ truth }));
  const ticks = picture.box.found("spread-small").filter((node) => ["0", "10"].includes(node.textContent)).map((node) => Number(node.attrs.x));
  const at = Number(/^M([\d.]+)/.exec(picture.box.found("spread-truth")[0].attrs.d)[1]);
  assert.ok(Math.abs(at - (ticks[0] + ticks[1]) / 2) < 0.01);
  assert.equal(picture.box.classes.has("falls"), true);
  picture.draw(seconds({ truth }), 500);
  assert.equal(picture.box.classes.has("falls"), false, "drawn anew it stands there");
});

test("a truth beyond the axis is at its end and says so", () => {
  const picture = drawn(seconds({ truth: { value: 40, words: "40.00 s", why: "" } }));
  assert.deepEqual(picture.box.said("spread-true"), ["40.00 s →"]);
});

test("of choices the right one is marked", () => {
  const question = seconds({ choices: ["More", "Less"], spread: { first: { n: 3, bars: [1, 2] }, second: null }, truth: { value: 1, words: "Less", why: "" } });
  const picture = drawn(question);
  assert.deepEqual(picture.box.said("spread-choice"), ["More", "✓ Less"]);
  assert.deepEqual(picture.box.said("spread-count"), ["1", "2"]);
  assert.equal(picture.box.found("spread-truth").length, 1);
  assert.match(picture.box.found("svg")[0].attrs["aria-label"], /More: 1, Less: 2.*True: Less/);
});

test("words have no picture", () => {
  assert.equal(drawn(seconds({ spread: { first: { n: 1, words: ["a"] }, second: null } })).box.hidden, true);
});

test("the medians are told", () => {
  assert.equal(medians(seconds({})), "median 4 s");
  assert.equal(medians(seconds({ spread: { first, second } })), "median 4 s, then 2.5 s");
  assert.equal(medians(seconds({ spread: null })), "");
});

test("eight choices in two turns have room on one screen, and their counts stand in one line each", () => {
  const choices = "abcdefgh".split(""), counts = choices.map((_, i) => i);
  const question = seconds({ choices, spread: { first: { n: 28, bars: counts }, second: { n: 28, bars: counts.toReversed() } } });
  openPage();
  const picture = spreadPicture();
  picture.draw(question, 800, { large: true });
  assert.ok(Number(picture.box.found("svg")[0].attrs.height) <= 280);
  assert.deepEqual(picture.box.said("spread-count").slice(0, 2), ["0 → 7", "1 → 6"]);
});

test("the calls of the run stand on the axis of the answers, and only once the truth is there", () => {
  const run = [{ kind: "work", bars: [["first", 0, 1], ["answer", 1, 5]] }, { kind: "decide", bars: [["first", 0, null]] }];
  openPage();
  const picture = spreadPicture();
  picture.draw(seconds({}), 600, { run });
  assert.equal(picture.box.found("spread-call").length, 0);
  const before = Number(picture.box.found("svg")[0].attrs.height);
  picture.draw(seconds({ truth: { value: 5, words: "5.00 s", why: "" } }), 600, { run });
  const [call, ...more] = picture.box.found("spread-call");
  const at = Number(/^M([\d.]+)/.exec(picture.box.found("spread-truth")[0].attrs.d)[1]);
  assert.ok(Math.abs(Number(call.attrs.x) + Number(call.attrs.width) - at) < 0.01, "the longest call ends at what is true");
  assert.deepEqual([more.length, Number(picture.box.found("svg")[0].attrs.height) <= before + 30], [0, true]);
});
