// What a computed schedule waits for: the chain back from its end, and the longest chain of dependencies.

import { before, opened } from "./plan.mjs";
import { makespan, schedule } from "./schedule.mjs";

const LEAST_DRAWN = 0.0005; // seconds of waiting that are told

// The calls of a plan, each as soon as it can, and what the run waits for.
export function stateOf(plan) {
  const times = schedule(plan), { made, guessed } = times, waits = new Map();
  for (const [id, { tried, heldBy }] of made) {
    const waited = tried.reduce((sum, [asked, start], i) => sum + (heldBy[i] ? start - asked : 0), 0);
    if (waited >= LEAST_DRAWN) waits.set(id, waited);
  }
  const chain = waitedFor(plan, made);
  return {
    plan, made, guessed, makespan: makespan(times), chain, critical: criticalPath(plan, made), waits,
    paced: [...new Set(chain.map(([id]) => id))], isHeldBack: chain.some(([, , by]) => by === "slot" || by === "turn"),
  };
}

// From the first start to the last end: the call, the number of its attempt from 1, and what that waited for last.
export function waitedFor(plan, made) {
  const started = [...made].filter(([, times]) => times.tried.length > 0);
  if (started.length === 0) return [];
  const calls = new Map(started), chain = [];
  let [id] = started.reduce((a, b) => (b[1].end > a[1].end || (b[1].end === a[1].end && b[0] < a[0]) ? b : a));
  let number = calls.get(id).tried.length;
  for (;;) {
    const holder = calls.get(id).heldBy[number - 1], [asked, start] = calls.get(id).tried[number - 1];
    if (holder && (start > asked || plan.limit === 1)) { // one that is given in the very moment was not waited for
      chain.push([id, number, plan.limit === 1 ? "turn" : "slot"]);
      [id, number] = holder;
    } else if (number > 1) {
      chain.push([id, number, "again"]);
      number -= 1;
    } else {
      const is = (one) => calls.has(one) && !calls.get(one).cancelled && calls.get(one).end <= asked;
      const earlier = candidates(plan, id).filter(is);
      chain.push([id, number, earlier.length === 0 ? "" : "after"]);
      if (earlier.length === 0) return chain.toReversed();
      id = earlier.reduce((a, b) => (calls.get(b).end > calls.get(a).end || (calls.get(b).end === calls.get(a).end && b > a) ? b : a));
      number = calls.get(id).tried.length;
    }
  }
}

// What may have let it go; one after the other, a winner begins when it is picked.
function candidates(plan, id) {
  const picks = plan.limit === 1 ? plan.picks.filter(({ winners }) => winners.includes(id)) : [];
  return [...before(plan, id), ...picks.flatMap(({ after }) => opened(plan, after))];
}

// The chain of dependencies with the longest sum of durations, first call first.
export function criticalPath(plan, made) {
  const reach = new Map(), last = new Map();

  function settle(id, stack) {
    const after = plan.joins.get(id) ?? plan.calls.get(id).after;
    const todo = after.filter((one) => !reach.has(one) && (plan.joins.has(one) || made.has(one)));
    if (todo.length > 0) {
      stack.push(...todo);
      return;
    }
    let length = 0, from = null;
    for (const one of after.filter((other) => reach.has(other))) {
      if (from === null || reach.get(one) > length || (reach.get(one) === length && one > from)) [length, from] = [reach.get(one), one];
    }
    const times = made.get(id);
    if (times !== undefined && times.tried.length > 0) length += times.end - times.tried[0][1];
    reach.set(id, length);
    last.set(id, from);
  }

  for (const id of made.keys()) {
    const stack = [id];
    while (stack.length > 0) {
      if (reach.has(stack.at(-1))) stack.pop();
      else settle(stack.at(-1), stack);
    }
  }
  let at = null;
  for (const id of made.keys()) if (at === null || reach.get(id) > reach.get(at) || (reach.get(id) === reach.get(at) && id < at)) at = id;
  const chain = [];
  for (; at !== null; at = last.get(at)) if (made.has(at)) chain.push(at);
  return chain.toReversed();
}
