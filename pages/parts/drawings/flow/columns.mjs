// The columns of the table of calls, and the calls in the order of one of them.

import { seconds } from "../ticks.mjs";
import { firstTokenAfter, sentCount, startOf } from "./stretches.mjs";

const NONE = "–";
const known = (value) => value !== null && value !== undefined;
const timeWord = (t) => (known(t) ? seconds(t) : NONE);
const countWord = (n) => (known(n) ? n.toLocaleString("en") : NONE);
const stateWord = (call) => (call.words === "fallback" ? "fallback used" : { ok: "done", error: "failed" }[call.status] || call.status);
const lastedFor = (call) => (call.end === undefined || !known(startOf(call)) ? null : call.end - startOf(call));

export const COLUMNS = [ // name, the value it is sorted by, the words in the cell; a call's own name is a button
  ["No.", (call, i) => i + 1, (call, i) => `${i + 1}`],
  ["Call", (call) => call.name, null],
  ["State", stateWord, stateWord],
  ["Start", startOf, (call) => timeWord(startOf(call))],
  ["Duration", lastedFor, (call) => timeWord(lastedFor(call))],
  ["First token", firstTokenAfter, (call) => timeWord(firstTokenAfter(call))],
  ["Tokens in", (call) => call.tokens?.[0], (call) => countWord(call.tokens?.[0])],
  ["Tokens out", (call) => call.tokens?.[1], (call) => countWord(call.tokens?.[1])],
  ["Attempts", sentCount, (call) => `${sentCount(call)}`],
];

/**
 * The calls with their places, sorted. Unknown values stand last, whichever way it is sorted.
 * @param {import("../sent.mjs").CallRow[]} calls
 * @param {{column: number, down: boolean}} sort
 * @returns {[import("../sent.mjs").CallRow, number][]}
 */
export function sorted(calls, { column, down }) {
  const value = COLUMNS[column][1];
  const keyed = calls.map((call, i) => [value(call, i), call, i]);
  keyed.sort(([a], [b]) => {
    if (!known(a) || !known(b)) return Number(!known(a)) - Number(!known(b));
    const order = typeof a === "string" ? a.localeCompare(b, "en", { numeric: true }) : a - b;
    return down ? -order : order;
  });
  return keyed.map(([, call, i]) => [call, i]);
}
