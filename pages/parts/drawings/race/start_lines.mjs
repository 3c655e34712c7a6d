// In a race, too, calls that were asked for together are drawn from one line.

import { linesOf } from "../flow/start_line.mjs";
import { begins } from "../flow/stretches.mjs";

/**
 * A run with these lines in its calls.
 * @param {import("../sent.mjs").RaceRun} run
 */
export function onLines(run) {
  const startOf = ({ bars }) => bars.find(begins)?.[1] ?? null;
  const lines = linesOf(run.calls.map((call) => ({ id: call.id, start: startOf(call), gather: call.gather })));
  return lines.size ? { ...run, calls: run.calls.map((call) => (lines.has(call.id) ? { ...call, line: lines.get(call.id) } : call)) } : run;
}
