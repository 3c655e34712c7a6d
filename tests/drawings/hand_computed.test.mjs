import assert from "node:assert/strict";
import { test } from "node:test";

import { computed } from "../../pages/parts/drawings/flow/hand/computed.mjs";
import { whatIf } from "../../pages/parts/drawings/what_if/what_if.mjs";
import { call, flow } from "./made.mjs";
import { bets, call as planned, sent, workers } from "./what_if_made.mjs";

const row = (id, name, start, end, facts = {}) => call(id, { name, end, stretches: [["first", start], ["answer", (start + end) / 2]], ...facts });

// A plan of 1 s, workers of 2, 5 and 3 s side by side, and a synthesis of 1 s, as they ran without a limit.
const RUN = flow([row(1, "plan", 0, 1), row(2, "worker 1", 1, 3), row(3, "worker 2", 1, 6), row(4, "worker 3", 1, 4), row(6, "synthesis", 6, 7)].map((one, place) => ({ ...one, row: place })), {
  edges: [[null, 1], [1, 2], [1, 3], [1, 4], [2, 6], [3, 6], [4, 6], [6, null]], end: 7,
});

function under(changes, data = workers(), run = RUN) {
  const was = whatIf(data, []);
  return computed(run, was, changes.length ? whatIf(data, changes) : was);
}
const of = (run, id) => run.calls.find((one) => one.id === id);

test("without a change every call stands where it ran, and the line above says so", () => {
  const run = under([]);
  assert.deepEqual(run.calls.map(({ stretches, end }) => [stretches, end]), RUN.calls.map(({ stretches, end }) => [stretches, end]));
  assert.deepEqual([run.end, run.state[1], run.world[0]], [7, "What if: nothing is changed yet", "computed"]);
  assert.deepEqual(run.flight, [[0, 1], [1, 3], [3, 2], [4, 1], [7, 0]]);
});

test("a slower call keeps the share of its first token, and what waits for it moves on", () => {
  const run = under([["lasts", 3, 10]]);
  assert.deepEqual(of(run, 3), { ...RUN.calls[2], line: undefined, stretches: [["first", 1], ["answer", 6]], end: 11 });
  assert.deepEqual(of(run, 6).stretches, [["first", 11], ["answer", 11.5]]);
  assert.deepEqual([run.state[1], run.end], ["What if: 12.00 s instead of 7.00 s", 12]);
  assert.deepEqual(run.critical, [1, 3, 6]);
  assert.deepEqual(run.waited, [[1, 0, 1], [3, 1, 11], [6, 11, 12]]);
  assert.deepEqual(run.numbers.map(([value]) => value), ["12.00 s", "17.00 s", "1.4×"]);
});

test("calls of one gather begin at one line, as in the run, though a busy computer started them one after the other", () => {
  const late = (data) => ({ ...data, calls: data.calls.map((one) => ({ ...one, gap: { 3: 0.03, 4: 0.2 }[one.id] ?? one.gap })) });
  const lines = ({ calls }) => calls.map(({ line }) => line);
  const run = flow(RUN.calls.map((one) => (one.id === 3 ? { ...one, line: 1 } : one)), { ...RUN, end: 7.03 });
  assert.deepEqual(lines(under([], late(workers()), run)), [undefined, undefined, 1, undefined, undefined]);
  assert.deepEqual(lines(under([["cut", 3, 1]], late(workers()), run)), [undefined, undefined, 0, undefined, undefined]); // with the plan now
  assert.deepEqual(lines(under([["limit", 2]], late(workers()), run)), [undefined, undefined, 1, undefined, undefined]);
});

test("nothing that was only true of the run as it was stands beside it", () => {
  const run = under([["lasts", 3, 10]], workers(), { ...RUN, guess: 3, guessed: "4 s off", sums: {}, why: { critical: "so" } });
  assert.deepEqual([run.guess, run.guessed, run.sums, run.why], [null, "", null, {}]);
});

test("under a limit calls wait for a slot, which the legend names, and the peak is the limit", () => {
  const run = under([["limit", 2]]);
  assert.deepEqual(of(run, 4).stretches, [["slot", 1], ["first", 3], ["answer", 4.5]]);
  assert.deepEqual([run.limit, run.peak, run.end], [2, 2, 7]);
  assert.deepEqual(run.legend.map(([mark]) => mark), ["slot", "ghost"]);
});

test("one more stands right behind those that it is like, and its lines with it", () => {
  const run = under([["another", 2, null]]);
  const more = run.calls[4];
  assert.deepEqual(run.calls.map(({ name, row: place }) => [name, place]), [["plan", 0], ["worker 1", 1], ["worker 2", 2], ["worker 3", 3], ["one more worker", 4], ["synthesis", 5]]);
  assert.deepEqual([more.end, run.count], [4, 6]);
  assert.deepEqual(run.edges.filter((edge) => edge.includes(more.id)), [[more.id, 6], [1, more.id]]);
});

test("a dependency that is cut leaves the picture, and one that is drawn comes into it", () => {
  const free = under([["cut", 3, 1]]);
  assert.ok(!free.edges.some(([from, to]) => from === 1 && to === 3));
  assert.deepEqual(free.edges.filter(([, to]) => to === 3), [[null, 3]]);
  assert.equal(of(free, 3).end, 5);
  const later = under([["drawn", 3, 2]]);
  assert.ok(later.edges.some(([from, to]) => from === 2 && to === 3));
  assert.deepEqual(under([["lasts", 3, 10]]).edges, RUN.edges);
});

test("attempts in vain keep their words, and the back-off between them its length", () => {
  const data = sent([planned(1, 0, [], { tries: [[0, 1, 0.5], [0, 2, 0]] })]);
  const twice = call(1, { stretches: [["error", 0, "500", 0.5], ["back-off", 1], ["first", 1.5], ["answer", 2.5]], end: 3.5 });
  const run = under([["lasts", 1, 6.5]], data, flow([twice]));
  assert.deepEqual(run.calls[0].stretches, [["error", 0, "500", 1], ["back-off", 2], ["first", 2.5], ["answer", 4.5]]);
  assert.equal(run.calls[0].end, 6.5);
});

test("a call that is cancelled earlier is as fast as it was, and one that is never made is a way that was not taken", () => {
  const ran = flow([row(1, "label", 0, 2), row(2, "left", 0, 5), call(3, { name: "right", status: "cancelled", end: 2, stretches: [["cancelled", 0, "", 1.5]] }), row(4, "end", 5, 6)], { end: 6 });
  const sooner = under([["lasts", 1, 1]], bets(), ran);
  assert.deepEqual(of(sooner, 3).stretches, [["cancelled", 0, "", 1]]);
  const inTurn = under([["limit", 1]], bets(), ran);
  assert.deepEqual([of(inTurn, 3).status, of(inTurn, 3).stretches], ["idle", []]);
});

test("the figures say at which speed they are true, as those of the run do", () => {
  const run = under([], workers(), { ...RUN, numbers: [["7.00 s at 4×", "Took", ""]] });
  assert.deepEqual(run.numbers.slice(0, 2).map(([value]) => value), ["7.00 s at 4×", "12.00 s at 4×"]);
});

test("a verdict comes when its call ends", () => {
  assert.deepEqual(under([["lasts", 1, 2]], workers(), { ...RUN, scores: [[7, 8, true]] }).scores, [[8, 8, true]]);
});
