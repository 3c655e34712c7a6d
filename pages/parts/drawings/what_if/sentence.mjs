// One sentence about a change: what it saves or costs, and why no more than that. `core/what_if/sentence.py`.

import { secondsOf } from "./plan.mjs";

const LEAST_TOLD = 0.005; // seconds that are worth a word

const ANOTHER_ORDER = "slots are given in another order now", ONE_BY_ONE = "one call runs after the other";

const s = (seconds) => `${seconds.toFixed(2)} s`;
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const atOnce = (limit) => (limit === null ? "no limit" : `${limit} at once`);
const nameIn = ({ plan }, id) => plan.calls.get(id).name;

export function sentence([name, first, second], before, after) {
  if (name === "lasts") return lasts(first, before, after);
  if (name === "limit") return limited(first, before, after);
  if (name === "cut") return `${nameIn(after, first)} no longer waits for ${nameIn(after, second)}: that ${effect(before, after, first, false)}.`;
  if (name === "drawn") return `${nameIn(after, first)} waits for ${nameIn(after, second)} too: that ${effect(before, after, first, true, second)}.`;
  const more = [...after.plan.calls.values()].filter(({ id }) => !before.plan.calls.has(id));
  return `${added(more)}: that ${effect(before, after, more.at(-1).id, true)}.`;
}

function lasts(call, before, after) {
  const name = nameIn(before, call), less = secondsOf(before.plan.calls.get(call)) - secondsOf(after.plan.calls.get(call));
  const saved = before.makespan - after.makespan;
  if (Math.abs(less) < LEAST_TOLD) return `${name} takes as long as before.`;
  const how = `${s(Math.abs(less))} ${less > 0 ? "faster" : "slower"}`;
  if (Math.abs(saved) < LEAST_TOLD) {
    const nothing = `${how} ${less > 0 ? "saves" : "costs"} nothing`;
    if (before.paced.includes(call) || before.critical.includes(call)) return `${name}: ${nothing}, since ${pace(before, after, call)}.`;
    return `${name} was not ${before.isHeldBack ? "what the run waited for" : "on the critical path"}: ${nothing}.`;
  }
  const what = `${name}: ${how} ${words(saved)}`;
  if (Math.abs(saved - less) < LEAST_TOLD) return `${what}, all of it, since the run waits for it.`;
  const against = saved > 0 !== less > 0 || Math.abs(saved) > Math.abs(less);
  if (against || (less > 0 ? after : before).paced.includes(call)) return `${what}, since ${ANOTHER_ORDER}.`;
  if (less < 0) return `${what} and no more, since ${nameIn(before, meanwhile(before, call))} set the pace before.`;
  return `${what} and no more, since ${pace(before, after, call)}.`;
}

function limited(to, before, after) {
  const saved = before.makespan - after.makespan, was = before.plan.limit, held = heldIn(after);
  if (to === was) return capital(`${atOnce(to)}, as before.`);
  const instead = to !== null && was !== null ? was : atOnce(was);
  const how = capital(`${atOnce(to)} instead of ${instead} ${words(saved)}`);
  if (held !== null) return `${how}${slots(before, after, nameIn(after, held))}.`;
  if (Math.abs(saved) < LEAST_TOLD) {
    const whose = before.waits.size || after.waits.size ? "on the critical path " : "";
    return `${how}: no call ${whose}${before.waits.size && !after.waits.size ? "waited" : "waits"} for a slot.`;
  }
  return `${how}: what is left is the critical path, and ${longest(after, after.critical)} is the longest call on it.`;
}

// `adds`: something that can only make the run longer, but for another order of slots; else shorter.
function effect(before, after, call, adds, other) {
  const saved = before.makespan - after.makespan, no = saved >= LEAST_TOLD && !adds ? " and no more" : "";
  return `${words(saved)}${no}, since ${whyOf(before, after, { call, adds, other, saved })}`;
}

function whyOf(before, after, { call, adds, other, saved }) {
  if (after.plan.limit === 1) return ONE_BY_ONE;
  if (adds ? saved >= LEAST_TOLD : saved <= -LEAST_TOLD) return ANOTHER_ORDER;
  if (other !== undefined && after.made.get(call)?.asked === before.made.get(call)?.asked) return "it began later anyway";
  if (after.paced.includes(call) && after.paced.includes(other) && saved <= -LEAST_TOLD) return "the run waits for one after the other now";
  return pace(before, after, call);
}

// Why it is no more: what the run waits for where this call ends, or what the call itself waits for.
function pace(before, after, call) {
  const id = meanwhile(after, call), { chain } = after;
  if (id === call) {
    const place = chain.findIndex(([one]) => one === call), by = chain[place][2], earlier = nameIn(after, chain.at(place - 1)[0]);
    if (by === "slot") return `it waits for the slot of ${earlier}`;
    if (by === "after" && before.paced.includes(call)) return `it waits for ${earlier}`;
    if (after.paced.length === 1) return `${nameIn(after, call)} alone takes as long`;
  }
  return `${nameIn(after, id)} sets the pace ${before.paced.includes(id) ? "as before" : "now"}`;
}

// The call that the run waits for when this one has ended: this one itself, if the run waits for it at all.
function meanwhile({ chain, made, paced }, call) {
  const end = made.get(call)?.end ?? 0;
  return paced.includes(call) ? call : (chain.find(([id, number]) => end < made.get(id).tried[number - 1][2]) ?? chain.at(-1))[0];
}

// Of the calls that the run waits for, the last one that waits for a slot, or for its turn; null: none.
const heldIn = ({ chain }) => chain.findLast(([, , by]) => by === "slot" || by === "turn")?.[0] ?? null;

function slots(before, after, held) {
  const saved = before.makespan - after.makespan;
  if (after.plan.limit === 1) return `: ${ONE_BY_ONE}`;
  if (Math.abs(saved) < LEAST_TOLD && !before.isHeldBack) return `, though ${held} waits for a slot`;
  return `: the run ${saved >= 0 && before.isHeldBack ? "still " : ""}waits for ${held}, and ${held} for a slot`;
}

// What is more: a call, or an item with all its calls.
function added(more) {
  const total = s(more.reduce((sum, call) => sum + secondsOf(call), 0)), steps = more.map((call, i) => (i ? call.step : call.name));
  return more.length === 1 ? `${steps[0]} of ${total}` : `${steps.slice(0, -1).join(", ")} and ${steps.at(-1)}, ${total} together`;
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
