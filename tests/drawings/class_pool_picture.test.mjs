import assert from "node:assert/strict";
import { test } from "node:test";

import { poolPicture } from "../../pages/parts/drawings/class/pool_picture.mjs";
import { openPage } from "./page.mjs";

test("it grows a dot a run, with median and p95 in words", () => {
  openPage();
  const picture = poolPicture();
  const pool = (n) => ({
    n, sides: ["Sequential", "Parallel"], median: [6, 2], p95: [7, 3], forecast: [[[5, 0], [7, 1]], []],
    runs: Array.from({ length: n }, (_, i) => ({ id: `${i}`, seconds: [6 + i / 10, 2 + i / 10] })),
  });
  picture.draw(pool(2), 900);
  assert.equal(picture.box.found("pool-dot").length, 4);
  picture.draw(pool(3), 900);
  assert.equal(picture.box.found("pool-dot").length, 6);
  assert.deepEqual(picture.box.said("pool-words"), ["median 6.00 s", "p95 7.00 s", "median 2.00 s", "p95 3.00 s"]);
  assert.equal(picture.box.found("pool-curve").length, 1);
  assert.match(picture.box.found("svg")[0].attrs["aria-label"], /^3 runs of the class\. Sequential: median 6\.00 s\./);
});
