// What a call is doing at the moment `at`, as it was known then: `Span.stretches` of core, cut at that moment.
// The whole flow view is drawn from this one number.

import { seconds } from "../ticks.mjs";

const SHORTEST = 0.0005; // seconds of waiting that are told at all, as in core/trace/span.py

/**
 * @typedef {object} Part
 * @property {import("../sent.mjs").Phase | "fold"} mark
 * @property {number} from
 * @property {number} to
 * @property {number} till where it will end, if that is known
 * @property {string} [word] why it failed
 * @property {number} [start] when it really began, if it is drawn from an earlier line
 */

/**
 * @typedef {object} Moment
 * @property {"idle" | "queued" | "waiting" | "streaming" | "again" | "done" | "failed" | "cancelled"} state
 * @property {Part[]} parts
 * @property {number} end of its last part
 * @property {[string, string]} [said] of a folded pattern: its words, bold and quiet
 */

/**
 * @param {import("../sent.mjs").Call} call
 * @param {number} at
 * @returns {Moment}
 */
export function moment(call, at) {
  const over = call.end !== undefined && call.end <= at;
  const parts = [];
  let state = "idle";
  call.attempts.forEach(([queued, start, first, end, status, word], i) => {
    if (queued > at) return;
    const to = Math.min(end ?? call.end ?? Infinity, at);
    const ended = (end ?? call.end ?? Infinity) <= at;
    if (start === null || start > at) {
      parts.push({ mark: "slot", from: queued, to, till: start ?? call.end ?? to });
      state = "queued";
      return;
    }
    const waited = start - queued >= SHORTEST, late = i === 0 && call.line !== undefined && !waited;
    const begun = late ? { from: call.line, start } : { from: start };
    if (waited) parts.push({ mark: "slot", from: queued, to: start, till: start });
    const till = end ?? call.end ?? to;
    const streams = first !== null && first <= at;
    if (ended && status === "error") parts.push({ mark: "error", ...begun, to, till, word });
    else if (ended && status === "cancelled") parts.push({ mark: "cancelled", ...begun, to, till });
    else if (streams) parts.push({ mark: "first", ...begun, to: first, till: first }, { mark: "answer", from: first, to, till });
    else parts.push({ mark: ended ? "whole" : "first", ...begun, to, till: ended ? till : first ?? till });
    state = ended ? "again" : streams ? "streaming" : "waiting";
    const next = call.attempts[i + 1];
    const until = Math.min(next ? next[0] : call.end ?? Infinity, at);
    if (ended && status === "error" && until - to >= SHORTEST) parts.push({ mark: "back-off", from: to, to: until, till: next ? next[0] : until });
  });
  if (over) state = { ok: "done", error: "failed" }[call.status] || "cancelled";
  return { state, parts, end: parts.length ? parts[parts.length - 1].to : over ? call.end : 0 }; // ended without parts: never sent
}

export const STATE_WORDS = {
  idle: "not yet", queued: "waiting for a slot", waiting: "waiting", streaming: "streaming", again: "tries again",
  done: "done", failed: "failed", cancelled: "cancelled",
};

// Bold words and quiet words for a call at a moment.
export function said(call, now, tail = call.tail) {
  if (now.state === "done") return [seconds(call.end - begun(call)), now.thrown ? "thrown away" : call.words];
  if (now.state === "failed") return ["failed", call.words];
  if (now.state === "cancelled") return ["", `⊘ cancelled at ${seconds(call.end)}`];
  if (now.state === "streaming") return ["", tail || "streaming"];
  return ["", now.state === "idle" ? "" : STATE_WORDS[now.state]];
}

export const begun = (call) => (call.attempts.length && call.attempts[0][1] !== null ? call.attempts[0][1] : call.end);

// One line for whoever hears the picture instead of seeing it.
export function spoken(call, now) {
  if (now.state === "idle") return call.name;
  const [bold, quiet] = now.said ?? (now.state === "streaming" ? ["", ""] : said(call, now));
  const words = [STATE_WORDS[now.state], bold, quiet.replace("⊘ cancelled ", "")].filter((w, i, all) => w && all.indexOf(w) === i);
  return `${call.name}: ${words.join(", ")}`;
}
