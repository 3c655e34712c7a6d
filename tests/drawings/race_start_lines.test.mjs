import assert from "node:assert/strict";
import { test } from "node:test";

import { barsOfRun } from "../../pages/parts/drawings/race/bars.mjs";
import { onLines } from "../../pages/parts/drawings/race/start_lines.mjs";
import { race, raced } from "./made.mjs";

test("calls of one gather are drawn from one line in a race, too, and their ends stay true", () => {
  const late = (id, start, gather) => ({ ...raced(id, [["first", start, 1], ["answer", 1, 2]]), gather });
  const { runs } = race([[late(1, 0, 0)], [late(1, 0, 0), late(2, 0.04, 0), late(3, 0.3, 0), late(4, 0.03, 1)]]);
  const run = onLines(runs[1]), plan = { panels: [null, { first: 0, places: new Map() }], bar: 14, pitch: 22 };
  const firsts = barsOfRun(run, 1, plan, (t) => t, 9).filter(({ phase }) => phase === "first");
  assert.deepEqual(firsts.map(({ left, width }) => [left, width]), [[0, 1], [0, 1], [0.3, 0.7], [0.03, 0.97]]);
  assert.equal(firsts[1].seconds, 0.96);
});
