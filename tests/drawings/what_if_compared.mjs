// Computes what Python has computed, from a file of cases, and prints where the two differ, and what a frame costs.

import { readFileSync } from "node:fs";
import process from "node:process";

import { whatIf } from "../../pages/parts/drawings/what_if/what_if.mjs";

const EQUAL = 1e-6;
const near = (a, b) => a === b || Math.abs(a - b) < EQUAL;

function* differences(javascript, python) {
  for (const key of ["refused", "needsRerun"]) {
    if ((javascript[key] ?? null) !== (python[key] ?? null)) yield `${key}: ${javascript[key]}, ${python[key]}`;
  }
  if (python.settings && JSON.stringify(javascript.settings) !== JSON.stringify(python.settings)) yield "settings";
  if (python.refused || python.needsRerun || javascript.refused || javascript.needsRerun) return;
  for (const key of ["makespan", "saved"]) if (!near(javascript[key], python[key])) yield `${key}: ${javascript[key]}, ${python[key]}`;
  for (const key of ["sentence", "assumed", "criticalPath", "waitedFor"]) {
    if (JSON.stringify(javascript[key]) !== JSON.stringify(python[key])) yield `${key}: ${JSON.stringify(javascript[key])}, ${JSON.stringify(python[key])}`;
  }
  if (javascript.calls.size !== python.calls.length) yield `${javascript.calls.size} calls, ${python.calls.length}`;
  for (const [id, asked, end, tried] of python.calls) {
    const times = javascript.calls.get(id), flat = times?.tried.flat() ?? [];
    if (!times || !near(times.asked, asked) || !near(times.end, end) || !tried.flat().every((moment, i) => near(moment, flat[i]))) yield `call ${id}`;
  }
}

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const found = cases.flatMap(({ name, data, changes, python }) => [...differences(whatIf(data, changes), python)].map((text) => `${name}: ${text}`));
const frames = cases.filter(({ frames: count }) => count).map(({ name, data, changes, frames: count }) => {
  const times = Array.from({ length: count }, () => {
    const last = changes.slice(-1).map((change) => [...change]); // under the hand each frame has another last change
    const began = process.cpuUsage();
    whatIf(data, [...changes.slice(0, -1), ...last]);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  }).toSorted((a, b) => a - b);
  return [name, times[count >> 1]];
});
console.log(JSON.stringify({ differences: found, frames }));
