// What is read off the stretches of a call: they are computed in core, once (`Span.stretches`).

export const WAITS = ["slot", "provider", "back-off"]; // no request is under way
export const IN_VAIN = ["error", "cancelled"]; // how an attempt ended that brought no answer
const SENT = ["first", "whole", "reused", ...IN_VAIN]; // what an attempt begins with

export const begins = ([phase]) => SENT.includes(phase);

/** @param {import("../sent.mjs").CallRow} call */
export const sentCount = (call) => call.stretches.filter(begins).length;

// When its stretch at a place ends: where the next one begins, or with the call; infinite: it goes on.
export const endOf = (call, i) => call.stretches[i + 1]?.[1] ?? call.end ?? Infinity;

// When it was asked for; undefined: not yet.
export const askedAt = (call) => call.stretches[0]?.[1];

// When its first attempt was sent; null: none was.
export const startOf = (call) => call.stretches.find(begins)?.[1] ?? null;

// From the start of its last attempt to the first token of that; null: there was none.
export function firstTokenAfter(call) {
  const i = call.stretches.findLastIndex(begins);
  if (i < 0) return null;
  const [phase, start, , first] = call.stretches[i];
  const token = phase === "first" ? call.stretches.find(([one], at) => at > i && one === "answer")?.[1] : first;
  return typeof token === "number" ? token - start : null;
}
