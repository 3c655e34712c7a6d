import assert from "node:assert/strict";
import { test } from "node:test";

import { actAt, LASTS } from "../../pages/parts/drawings/home/acts.mjs";

const moments = Array.from({ length: 200 }, (_, i) => (i * LASTS) / 200);

test("the clock of the race only goes forward, slowly at both ends, and comes to the end of the longest run", () => {
  const times = moments.map((ms) => actAt(ms, 6).at), steps = times.slice(1).map((at, i) => at - times[i]);
  assert.equal(times[0], 0);
  assert.ok(steps.every((step) => step >= 0) && steps[0] < steps[20] / 2);
  assert.equal(actAt(LASTS, 6).at, 6);
});

test("after the race what ran side by side goes to one row and back, each with its sum, in 6 to 8 seconds", () => {
  const sums = moments.filter((ms) => actAt(ms, 6).sum === "end_to_end").map((ms) => actAt(ms, 6));
  assert.ok(sums.length > 20 && sums.every(({ share, raced }) => share === 1 && raced));
  assert.deepEqual(actAt(LASTS, 6), { at: 6, share: 0, sum: "as_it_ran", raced: true, over: true });
  assert.ok(LASTS >= 6000 && LASTS <= 8000);
});
