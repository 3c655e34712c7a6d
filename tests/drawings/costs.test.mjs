import assert from "node:assert/strict";
import { test } from "node:test";

import { draw } from "../../pages/parts/drawings/costs.mjs";
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
