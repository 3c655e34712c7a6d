import assert from "node:assert/strict";
import { test } from "node:test";

import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { drawScores, drawTarget, numbersOf } from "../../pages/parts/drawings/flow/track.mjs";
import { call, flow, measureByCount, pen } from "./made.mjs";

measureByCount();

const judged = flow([call(1)], { scores: [[1, 7, false], [2, 9, true], [3, 4, false]], target: 8, end: 3 });
const x = (t) => 100 * t;

test("a higher score stands higher, and the target lies between the scores around it", () => {
  const p = places(judged, 1000), ink = pen();
  drawScores(ink, judged, p, x, 3);
  drawTarget({ axis: ink, labels: ink, clear: ink }, judged, p, null);
  const [seven, nine, four] = [0, 1, 2].map((i) => ink.drawn.get(`score ${i}`).cy);
  const target = Number(/M\S+ ([\d.]+)H/.exec(ink.drawn.get("target").d)[1]);
  assert.ok(nine < target && target < seven && seven < four);
  assert.ok(nine >= p.track.top && four <= p.track.base);
  assert.deepEqual([0, 1, 2].map((i) => ink.drawn.get(`score ${i}`).class), ["score", "score best", "score"]);
});

test("in the low track of a class the step over the target is seen, and the lowest score stands inside", () => {
  for (const scores of [[7, 10], [1, 10], [5, 8], [10, 10]]) {
    const close = { ...judged, compact: true, scores: scores.map((score, i) => [i + 1, score, i === 1]) }, p = places(close, 853), ink = pen();
    drawScores(ink, close, p, x, 3);
    drawTarget({ axis: ink, labels: ink, clear: ink }, close, p, null);
    const [first, last] = [0, 1].map((i) => ink.drawn.get(`score ${i}`).cy), target = Number(/M\S+ ([\d.]+)H/.exec(ink.drawn.get("target").d)[1]);
    assert.ok(first <= p.track.base - 4 && last >= p.track.top && first - last >= 2 * (scores[1] - scores[0]), `${scores}: ${first} ${last}`);
    if (scores[0] === 7) assert.ok(first - last > 15 && first - target > 5 && target - last > 10, `${first} ${target} ${last}`);
  }
});

test("a verdict is there once it has come, and not before", () => {
  const ink = pen();
  drawScores(ink, judged, places(judged, 1000), x, 2);
  assert.equal(ink.drawn.has("score 1"), true);
  assert.equal(ink.drawn.has("score 2"), false);
});

test("of two verdicts at one moment only the higher one has its number", () => {
  const both = { ...judged, scores: [[1, 7, false], [1.01, 9, true]] }, ink = pen();
  drawScores(ink, both, places(both, 1000), x, 3);
  assert.equal(ink.drawn.has("score 0 words"), false);
  assert.equal(ink.drawn.get("score 1 words").text, "9");
});

test("the number of a verdict at the end of a full axis stands before it, inside the picture", () => {
  const ink = pen(), p = places(judged, 358);
  drawScores(ink, judged, p, () => p.width - 10, 1);
  assert.ok(ink.drawn.get("score 0 words").x + 6.5 < p.width - 10);
});

test("no number lies over another one, on the target, across the line at which the run ended, or outside, and the best one is there", () => {
  const wide = (score) => 6.5 * String(score).length, width = 358;
  const at = [0, 3, 9, 15, 17, 20, 24, 29, 40], rounds = at.flatMap((gap) => [[7, 7], [10, 10], [9, 10], [7, 8], [8, 9]].map(([one, two]) => [gap, one, two]));
  for (const [step, goal] of [[18, 8], [9, 8], [5.5, 8], [4, 9], [2.4, 8]]) for (const end of [200, 340, 356]) for (const [gap, one, two] of rounds) {
    const up = (score) => 100 - step * score, target = up(goal);
    const made = (px, score, best = false) => ({ px, y: up(score), score, best });
    const verdicts = [made(end - gap - 60, 6), made(end - gap, one), made(end, two, true)], numbers = numbersOf(verdicts, { end, target, width });
    const drawn = [...numbers].map(([i, { x: from, y }]) => ({ from, to: from + wide(verdicts[i].score), y }));
    const which = `${step} px a score, the target ${goal} at ${target}, the end at ${end}, ${gap} px apart`;
    assert.ok(numbers.has(2), which);
    for (const { from, to, y } of drawn) {
      assert.ok(to <= width && (to < end || from > end), `${from} to ${to}: ${which}`);
      assert.ok(target < y - 9 || target > y, `digits from ${y - 9} to ${y}: ${which}`);
    }
    drawn.forEach((a, i) => drawn.slice(i + 1).forEach((b) => assert.ok(a.to < b.from || b.to < a.from || Math.abs(a.y - b.y) >= 13)));
  }
});

test("in the low track of a class the best number stands off the dashed line of the target, inside the picture", () => {
  for (const target of [6, 7, 8, 9, 10]) for (const best of [6, 7, 8, 9, 10]) {
    const close = { ...judged, compact: true, target, scores: [[1, 5, false], [2, best, true]] }, p = places(close, 853), ink = pen();
    drawScores(ink, close, p, x, 3);
    drawTarget({ axis: ink, labels: ink, clear: ink }, close, p, null);
    const { y } = ink.drawn.get("score 1 words"), line = Number(/M\S+ ([\d.]+)H/.exec(ink.drawn.get("target").d)[1]);
    assert.ok(line < y - 9 || line > y, `${best} at ${y}, target ${target} at ${line}`);
    assert.ok(y - 9 > p.floor && y < p.peak, `${best} at ${y}, between ${p.floor} and ${p.peak}`);
  }
});

test("on a phone no number stands on the title of the scores", () => {
  const title = { px: -Infinity, x: 20, y: 92, wide: 90 }, first = [{ px: 60, y: 103, score: 10, best: true }];
  assert.equal(numbersOf(first, { end: 300, target: 110, width: 358 }).get(0).y, 98);
  assert.equal(numbersOf(first, { end: 300, target: 110, width: 358, title }).has(0), false);
});

test("where nothing is scored there is no room for it", () => {
  const plain = flow([call(1)]), ink = pen();
  const without = places(plain, 1000);
  drawScores(ink, plain, without, x, 3);
  drawTarget({ axis: ink, labels: ink, clear: ink }, plain, without, null);
  assert.equal(ink.drawn.size, 0);
  assert.ok(places(judged, 1000).height > without.height);
});
