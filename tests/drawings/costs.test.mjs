import assert from "node:assert/strict";
import { test } from "node:test";

import { draw } from "../../pages/parts/drawings/costs.mjs";
import { cells } from "../../pages/parts/drawings/costs_layout.mjs";
import { openPage } from "./page.mjs";

const row = (name, facts) => ({
  name, seconds: 2, bars: [["work", 0, 2, 0]], calls: 1000, tokens: [100, 50], money: [0.5, 1],
  words: ["1,000", "150", "$0.50", "$1.00"], ...facts,
});

function drawn(rows, width = 1040) {
  const root = openPage(), state = {};
  root.clientWidth = width;
  const again = (now) => draw(root, { label: "Costs", models: ["small", "large"], rows: now }, { state });
  again(rows);
  return { root, again };
}

const long = (root, look) => root.found(look).filter(({ attrs }) => attrs.height === "12").map(({ attrs }) => Number(attrs.width));

test("in each column a bar is as long as its value beside the largest one", () => {
  const { root } = drawn([row("Chain", { calls: 3000 }), row("Alone", { calls: 1000, money: [0.25, 0.5] })]);
  const [chain, chainsMoney, alone, alonesMoney] = long(root, "one");
  assert.ok(Math.abs(chain - 3 * alone) < 1e-6 && Math.abs(chainsMoney - 2 * alonesMoney) < 1e-6);
});

test("tokens in and out lie in one bar, one after the other", () => {
  const { root } = drawn([row("Chain")]), [into] = root.found("into").filter(({ attrs }) => attrs.height === "12");
  const [out] = root.found("out").filter(({ attrs }) => attrs.height === "12");
  assert.ok(Math.abs(Number(into.attrs.x) + Number(into.attrs.width) - Number(out.attrs.x)) < 1e-6);
});

test("a price that is not known has words and no bar", () => {
  const { root } = drawn([row("Chain", { money: [0.5, null], words: ["1,000", "150", "$0.50", "price not known"] })]);
  assert.equal(long(root, "other").length, 0);
  assert.ok(root.said("costs-value").includes("price not known"));
});

test("other numbers move the bars that are there", () => {
  const { root, again } = drawn([row("Chain")]), [before] = root.found("costs-call");
  again([row("Chain", { seconds: 4, bars: [["work", 0, 4, 0]] })]);
  assert.equal(root.found("costs-call")[0], before);
  assert.ok(root.said("costs-value").includes("4.00 s"));
});

test("of ever so many calls no bar begins before 0 or reaches beyond the end of its run, and one kind in a row is one block", () => {
  const chain = (count, kinds) => Array.from({ length: count }, (_, i) => [kinds[i % kinds.length], i, i + 1, 0]);
  for (const width of [358, 565, 1040]) for (const count of [2, 20, 60, 200]) {
    const rows = [["work"], ["work", "judge"], ["decide", "combine"]].map((kinds) => row(kinds.join(), { bars: chain(count, kinds), seconds: count }));
    const all = [...rows, row("long", { bars: [["work", 0, 240, 0]], seconds: 240 })], { root } = drawn(all, width);
    const { x } = cells(width, all, 2).rows[0].time, [end] = root.found("costs-end").map(({ attrs }) => Number(/[\d.]+/.exec(attrs.d)[0]));
    for (const { attrs: { d } } of root.found("costs-call").slice(0, -1)) {
      const across = [...d.matchAll(/[MHL](-?[\d.e-]+)/g)].map(([, at]) => Number(at));
      assert.ok(Math.min(...across) >= x - 0.01 && Math.max(...across) <= end + 0.01, `${d} of ${count} at ${width}`);
    }
    if (count === 200) assert.equal(root.found("costs-call").filter(({ attrs }) => attrs.class.includes("narrow")).length, 1 + 2 + 2, "a block of each kind in a row");
  }
});

test("the spread of a time stands below it, and the head names it; without one the time stands alone", () => {
  const { root, again } = drawn([row("Chain", { spread: "2.0–2.6" })]);
  const [time, spread] = ["2.00 s", "2.0–2.6"].map((words) => root.found("costs-value").concat(root.found("costs-count")).find((one) => one.textContent === words));
  assert.equal(time.attrs.x, spread.attrs.x);
  assert.ok(Number(spread.attrs.y) - Number(time.attrs.y) >= 12);
  assert.ok(root.said("costs-head").includes("seconds, median–p95"));
  again([row("Chain", { spread: "" })]);
  assert.ok(root.said("costs-head").includes("seconds") && !root.said("costs-count").length);
});
