import assert from "node:assert/strict";
import { test } from "node:test";

import { whatIf } from "../../pages/parts/drawings/what_if/what_if.mjs";
import { bets, workers } from "./what_if_made.mjs";

test("several changes, and one taken back", () => {
  const data = workers(), changes = [["limit", 2], ["lasts", 2, 0.5], ["lasts", 3, 2]];
  assert.deepEqual([0, 1, 2, 3].map((count) => whatIf(data, changes.slice(0, count)).makespan), [7, 7, 7, 5.5]);
  assert.equal(whatIf(data, changes).saved, 1.5);
  assert.equal(whatIf(data, []).sentence, "This is the run as it was.");
});

test("what was computed of earlier changes is taken only where they are the same", () => {
  const data = workers(), limit = ["limit", 2], fast = ["lasts", 2, 0.5];
  assert.equal(whatIf(data, [limit, fast, ["lasts", 3, 2]]).makespan, 5.5);
  assert.equal(whatIf(data, [limit, fast, ["lasts", 3, 3]]).makespan, whatIf(workers(), [limit, fast, ["lasts", 3, 3]]).makespan);
  assert.equal(whatIf(data, [fast, limit]).makespan, whatIf(workers(), [fast, limit]).makespan);
  assert.match(whatIf(data, [fast, ["drawn", 1, 6]]).refused, /for ever/);
  assert.equal(whatIf(data, [limit]).sentence, whatIf(workers(), [limit]).sentence);
});

test("what is refused, and what only the code knows", () => {
  assert.match(whatIf(workers(), [["limit", 2], ["drawn", 1, 6]]).refused, /for ever/);
  const more = whatIf(bets(), [["limit", 3], ["lasts", 1, 4]]);
  assert.match(more.needsRerun, /How long right would have taken is not known/);
  assert.deepEqual(more.settings, { concurrency: 3 });
  assert.match(whatIf(bets(), [["lasts", 1, 4]]).assumed[0], /It is drawn until then/);
  assert.match(whatIf(workers({ provider: true }), []).assumed[0], /provider/);
});
