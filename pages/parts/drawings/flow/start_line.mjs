// Calls that were asked for together are drawn from one line: a busy computer starts them some milliseconds apart, and
// that is no staircase. The true times stand in the card and in the table.

import { startOf } from "./stretches.mjs";

const TOGETHER = 0.05; // seconds

/**
 * For a call that is drawn from an earlier moment than its start, that moment, by its id.
 * @param {import("../sent.mjs").Flow} data
 * @returns {Map<number, number>}
 */
export function startLines(data) {
  const before = new Map(data.calls.map(({ id }) => [id, []]));
  for (const [from, to] of data.edges) if (to !== null) before.get(to)?.push(from);
  return linesOf(data.calls.map((call) => {
    const gather = `${call.column} ${before.get(call.id).join()}`; // they wait for the same calls
    return { id: call.id, start: startOf(call), gather };
  }));
}

/**
 * The same of any calls of which that is known; `gather`: what those have in common that were asked for together.
 * @param {{id: number, start: number | null, gather: unknown}[]} started
 * @returns {Map<number, number>}
 */
export function linesOf(started) {
  const gathers = new Map(), lines = new Map();
  for (const call of started) if (call.start !== null) gathers.set(call.gather, [...(gathers.get(call.gather) ?? []), call]);
  for (const calls of gathers.values()) {
    let line = -Infinity;
    for (const { id, start } of calls.sort((a, b) => a.start - b.start)) {
      if (start - line > TOGETHER) line = start;
      else if (start > line) lines.set(id, line);
    }
  }
  return lines;
}

// The data with these lines in its calls.
export function onLines(data) {
  const lines = startLines(data);
  if (!lines.size) return data;
  return { ...data, calls: data.calls.map((call) => (lines.has(call.id) ? { ...call, line: lines.get(call.id) } : call)) };
}
