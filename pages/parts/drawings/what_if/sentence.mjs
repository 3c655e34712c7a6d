// One sentence about a change: what it saves or costs, and why no more than that. `core/what_if/sentence.py`.

import { secondsOf } from "./plan.mjs";

const LEAST_TOLD = 0.005; // seconds that are worth a word

const s = (seconds) => `${seconds.toFixed(2)} s`;
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const atOnce = (limit) => (limit === null ? "no limit" : `${limit} at once`);
const nameIn = ({ plan }, id) => plan.calls.get(id).name;

export function sentence([name, first, second], before, after) {
  if (name === "lasts") return lasts(first, before, after);
  if (name === "limit") return limited(first, before, after);
  if (name === "cut") return `${nameIn(after, first)} no longer waits for ${nameIn(after, second)}: ${effect(before, after)}.`;
  if (name === "drawn") return `${nameIn(after, first)} waits for ${nameIn(after, second)} too: ${effect(before, after)}.`;
  const more = [...after.plan.calls.values()].find(({ id }) => !before.plan.calls.has(id));
  return `${more.name} of ${s(secondsOf(more))}: ${effect(before, after)}.`;
}

function lasts(call, before, after) {
  const name = nameIn(before, call), less = secondsOf(before.plan.calls.get(call)) - secondsOf(after.plan.calls.get(call));
  const saved = before.makespan - after.makespan;
  if (Math.abs(less) < LEAST_TOLD) return `${name} takes as long as before.`;
  const how = `${s(Math.abs(less))} ${less > 0 ? "faster" : "slower"}`;
  if (Math.abs(saved) < LEAST_TOLD) {
    const nothing = `${how} ${less > 0 ? "saves" : "costs"} nothing`;
    if (before.paced.includes(call) || before.critical.includes(call)) return `${name}: ${nothing}, ${why(before, after)}.`;
    return `${name} was not ${before.isHeldBack ? "what the run waited for" : "on the critical path"}: ${nothing}.`;
  }
  const what = `${name}: ${how} ${words(saved)}`;
  if (saved > 0 !== less > 0 || Math.abs(saved) > Math.abs(less) + LEAST_TOLD) return `${what}, since slots are given in another order now.`;
  if (Math.abs(saved - less) < LEAST_TOLD) return `${what}, all of it, since the run waits for it.`;
  if (after.paced.includes(call) && !before.paced.includes(call)) return `${what}, ${name} sets the pace now.`;
  return `${what}, ${why(before, after)}.`;
}

function limited(to, before, after) {
  const saved = before.makespan - after.makespan;
  if (to === before.plan.limit) return capital(`${atOnce(to)}, as before.`);
  const how = capital(`${atOnce(to)} instead of ${atOnce(before.plan.limit)}`);
  if (before.waits.size === 0 && after.waits.size === 0 && Math.abs(saved) < LEAST_TOLD) return `${how} changes nothing: no call waits for a slot.`;
  if (after.isHeldBack) return `${how} ${words(saved)}: the limit of ${after.plan.limit} holds it back.`;
  return `${how} ${words(saved)}: the critical path is left, and ${longest(after, after.critical)} is the longest call on it.`;
}

const effect = (before, after) => `that ${words(before.makespan - after.makespan)}, ${why(before, after)}`;

// Why it is no more: the limit, or who sets the pace now, or still.
function why(before, after) {
  if (after.isHeldBack) return `the limit of ${after.plan.limit} holds it back`;
  const fresh = after.paced.filter((id) => !before.paced.includes(id));
  return fresh.length > 0 ? `${longest(after, fresh)} sets the pace now` : `${longest(after, after.paced)} sets the pace as before`;
}

// The name of the longest of these calls, of equals the one that was asked for first.
function longest({ plan }, ids) {
  const length = (id) => secondsOf(plan.calls.get(id));
  return plan.calls.get(ids.reduce((a, b) => (length(b) > length(a) || (length(b) === length(a) && b < a) ? b : a))).name;
}

function words(saved) {
  if (Math.abs(saved) < LEAST_TOLD) return "changes nothing";
  return saved > 0 ? `saves ${s(saved)}` : `costs ${s(-saved)}`;
}
