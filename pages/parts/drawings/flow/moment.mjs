// What a call is doing at the moment `at`: its stretches, cut there and as they were known then.
// The whole flow view is drawn from this one number.

import { seconds } from "../ticks.mjs";
import { endOf, IN_VAIN, startOf, WAITS } from "./stretches.mjs";

const STATES = { slot: "queued", provider: "held", first: "waiting", thinking: "thinking", answer: "streaming" };

/**
 * @typedef {object} Part
 * @property {import("../sent.mjs").Phase | "fold"} phase
 * @property {number} from
 * @property {number} to
 * @property {number} till where it will end, if that is known
 * @property {string} [word] why it failed
 * @property {number} [start] when it really began, if it is drawn from an earlier line
 */

/**
 * @typedef {object} Moment
 * @property {"idle" | "queued" | "held" | "waiting" | "thinking" | "streaming" | "again" | "done" | "failed" | "cancelled"} state
 * @property {Part[]} parts
 * @property {number} end of its last part
 * @property {[string, string]} [words] of a folded pattern: its words, bold and quiet
 */

/**
 * @param {import("../sent.mjs").CallRow} call
 * @param {number} at
 * @returns {Moment}
 */
export function moment(call, at) {
  const over = call.end !== undefined && call.end <= at;
  const parts = [];
  call.stretches.forEach(([phase, from, word, first], i) => {
    if (from > at) return;
    const drawn = parts.length || WAITS.includes(phase) || call.line === undefined ? { from } : { from: call.line, start: from };
    const end = endOf(call, i), to = Math.min(end, at), till = end === Infinity ? at : end;
    const hindsight = phase === "whole" || IN_VAIN.includes(phase);
    if (!hindsight || end <= at) parts.push({ phase, ...drawn, to, till, word });
    else if (typeof first !== "number" || first > at) parts.push({ phase: "first", ...drawn, to, till: first ?? till });
    else parts.push({ phase: "first", ...drawn, to: first, till: first }, { phase: "answer", from: first, to, till });
  });
  const last = parts[parts.length - 1];
  const state = over ? { ok: "done", error: "failed" }[call.status] || "cancelled" : last ? STATES[last.phase] ?? "again" : "idle";
  return { state, parts, end: last ? last.to : over ? call.end : 0 }; // ended without parts: never sent
}

export const STATE_WORDS = {
  idle: "not yet", queued: "waiting for a slot", held: "waiting for the provider", waiting: "waiting", thinking: "thinking", streaming: "streaming", again: "tries again",
  done: "done", failed: "failed", cancelled: "cancelled",
};

// Bold words and quiet words for a call at a moment: its seconds are its own, as everywhere, wherever its bar begins.
export function wordsOf(call, now, tail = call.tail) {
  if (now.state === "done" && call.reused) return [call.reused, call.words];
  if (now.state === "done") return [seconds(call.end - begun(call)), now.thrown ? "thrown away" : call.words];
  if (now.state === "failed") return ["failed", call.words];
  if (now.state === "cancelled") return ["", `⊘ cancelled at ${seconds(call.end)}`];
  if (now.state === "streaming") return ["", tail || "streaming"];
  return ["", now.state === "idle" ? call.status === "idle" && call.words || "" : STATE_WORDS[now.state]];
}

export const begun = (call) => startOf(call) ?? call.end;

// One line for whoever hears the picture instead of seeing it.
export function spoken(call, now) {
  const name = call.pin ? `${call.name}, broken: ${call.pin[1]}` : call.name;
  if (now.state === "idle") return call.words && call.status === "idle" ? `${name}: ${call.words}` : name;
  const [bold, quiet] = now.words ?? (now.state === "streaming" ? ["", ""] : wordsOf(call, now));
  const words = [STATE_WORDS[now.state], bold, quiet.replace("⊘ cancelled ", "")].filter((w, i, all) => w && all.indexOf(w) === i);
  return `${name}: ${[...words, ...(call.item ? [call.item] : [])].join(", ")}`;
}
