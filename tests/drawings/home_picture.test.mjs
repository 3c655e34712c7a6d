import assert from "node:assert/strict";
import { test } from "node:test";

import { drawPicture } from "../../pages/parts/drawings/home/picture.mjs";
import { measureByCount, pen } from "./made.mjs";

measureByCount();
const sum = { terms: [{ text: "2.00", calls: [1] }], total: "= 2.00 s", pace: [1] };
const RUN = {
  calls: [{ id: 1, kind: "work", lane: 0, bars: [["whole", 0, 2]] }, { id: 2, kind: "work", lane: 1, bars: [["whole", 0, 1]] }],
  names: [["draft", 0, 0, 2], ["a name too long for it", 1, 0, 0.3]], ghosts: [[1, 1, 2]], lanes: 2, seconds: 2, words: "2 calls", beside: true,
  sums: { as_it_ran: sum, end_to_end: sum },
};
const ACT = { at: 9, share: 0, sum: "", raced: true, over: false };

function drawn(act, { narrow = false, width = 800, run = RUN, compact = false } = {}) {
  const ink = pen(), room = { offsetLeft: 0, offsetWidth: width, offsetTop: 0, offsetHeight: 60 };
  drawPicture({ rows: [{ row: { page: "routing", run, time: "the longest call" }, room }], foot: { offsetTop: 70 }, pen: ink }, { ...ACT, ...act }, 4, { narrow, compact });
  return ink.drawn;
}

test("while the runs race the playhead is there, and the time of a run only when it has ended", () => {
  const racing = drawn({ at: 1, raced: false });
  assert.ok(racing.has("head") && !racing.has("routing time"));
  const ended = drawn({ at: 2, raced: false });
  assert.ok(ended.has("head") && ended.get("routing time").text === "2.00 s" && !ended.has("routing words"));
  const over = drawn({});
  assert.ok(!over.has("head") && over.get("routing words").text === "2 calls, the longest call");
});

test("words that have no room are fewer, and never beyond the picture", () => {
  const { text } = drawn({}, { width: 280 }).get("routing words");
  assert.equal(text, "2 calls");
});

test("a call has its name once it has begun, where it fits; what could have run is dashed", () => {
  const keys = [...drawn({}).keys()];
  assert.deepEqual(keys.filter((key) => / name /.test(key)), ["routing name 0"]);
  assert.ok(keys.includes("routing ghost 1") && ![...drawn({ at: 0.5 }).keys()].includes("routing ghost 1"));
});

test("what could have run is a dashed box, and a dashed line where boxes would run together", () => {
  assert.ok(drawn({}).get("routing ghost 1").height > 8);
  assert.match(drawn({}, { compact: true }).get("routing ghost 1").d, /^M[\d.]+ [\d.]+H/);
});

test("end to end the sum has the place of names and time", () => {
  const lies = drawn({ share: 1, sum: "end_to_end" });
  assert.equal(lies.get("routing sum").text, "2.00 = 2.00 s");
  assert.ok(!lies.has("routing time") && ![...lies.keys()].some((key) => / name /.test(key)));
});

test("on a phone the time stands below a run that has no sum", () => {
  assert.ok(!drawn({}, { narrow: true, width: 300 }).has("routing time"));
  const alone = drawn({}, { narrow: true, width: 300, run: { ...RUN, sums: null } });
  assert.ok(alone.has("routing time") && !alone.has("routing end"));
});
