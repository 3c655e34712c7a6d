// What happens in a run and when: the moments to step to, and what to say of a stretch of time.

import { begins, endOf } from "./stretches.mjs";

/**
 * Every moment, in order, at which an attempt starts, its first token comes, or it ends.
 * @param {import("../sent.mjs").Flow} data
 * @returns {number[]}
 */
export function eventsOf(data) {
  const times = data.calls.flatMap((call) => call.stretches.flatMap(([phase, from, , first], i) => {
    if (phase === "back-off") return [];
    return phase === "slot" || phase === "provider" ? [endOf(call, i)] : [from, first, endOf(call, i)];
  }));
  return [...new Set([0, ...times, data.end])].filter((t) => typeof t === "number" && t <= data.end).sort((a, b) => a - b);
}

export const eventBefore = (events, at) => events.findLast((t) => t < at - 1e-6) ?? 0;
export const eventAfter = (events, at, end) => events.find((t) => t > at + 1e-6) ?? end;

// What has happened once a stretch ends; `last`: the call does nothing after it.
const ENDS = {
  first: () => "streams", answer: () => "done", whole: () => "done", cancelled: () => "cancelled", "back-off": () => "",
  slot: (last) => (last ? "cancelled" : ""), provider: (last) => (last ? "cancelled" : ""), error: (last) => (last ? "failed" : "attempt failed"),
};

// What happened after `from`, up to `to`, in words; of much the last.
export function happened(calls, from, to) {
  const events = [];
  for (const call of calls) {
    const tell = (t, what) => { if (what && typeof t === "number" && t > from && t <= to) events.push([t, `${call.name} ${what}`]); };
    let sent = 0;
    call.stretches.forEach((stretch, i) => {
      const [phase, start, , first] = stretch;
      if (begins(stretch)) tell(start, sent++ ? "started again" : "started");
      tell(first, "streams");
      tell(endOf(call, i), ENDS[phase](i + 1 === call.stretches.length));
    });
  }
  events.sort(([a], [b]) => a - b);
  const words = events.map(([, what]) => what);
  return words.length ? `${words.slice(-4).join(", ")}${words.length > 4 ? `, and ${words.length - 4} more` : ""}.` : "";
}

// How many calls are in flight at a moment, in words.
export function level(flight, at) {
  let now = 0;
  for (const [t, count] of flight) if (t <= at) now = count;
  return now === 1 ? "1 call in flight" : `${now} calls in flight`;
}
