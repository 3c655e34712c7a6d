// What can be changed of a run by hand, as `core/what_if/changes.py`: a change gives another plan, or says why not.

import { itemsOf } from "./items.mjs";
import { before, opened, secondsOf } from "./plan.mjs";

const LONGEST = 86_400, MOST_AT_ONCE = 10_000;

const refused = (text) => ({ refused: text });
const needsRerun = (why, settings) => ({ needsRerun: why, settings });

/**
 * The plan under a change, or `{ refused }` in a sentence, or `{ needsRerun, settings }`: only the code knows.
 * @param {["lasts", number, number] | ["limit", number | null] | ["cut" | "drawn", number, number] | ["another", number, number | null] | ["setting", string, unknown]} change
 */
export function changed(plan, [name, first, second]) {
  if (name === "limit") return limited(plan, first);
  if (name === "setting") return needsRerun("Which calls are made with another setting only the code knows.", { [first]: second });
  for (const id of name === "cut" || name === "drawn" ? [first, second] : [first]) {
    if (!plan.calls.has(id)) return refused(`There is no call ${String(id).slice(0, 40)} in this run.`);
  }
  const call = plan.calls.get(first);
  if ((name === "lasts" || (name === "another" && second !== null)) && !(second >= 0 && second <= LONGEST)) {
    return refused(`A call takes from 0 to ${LONGEST.toLocaleString("en-US")} seconds.`);
  }
  if (name === "lasts") return withCalls(plan, [{ ...call, tries: lasting(call, second) }]);
  if (name === "another") return another(plan, call, second);
  return name === "cut" ? cut(plan, call, plan.calls.get(second)) : drawn(plan, call, plan.calls.get(second));
}

// The attempts of a call where the whole of it takes so long: they are scaled, the waits between them stay.
export function lasting({ tries }, seconds) {
  const pauses = tries.reduce((sum, [, , pause]) => sum + pause, 0), work = tries.reduce((sum, [, lasts]) => sum + lasts, 0);
  if (tries.length > 1 && (seconds <= pauses || work === 0)) return [[tries[0][0], seconds, 0]];
  if (work === 0) return [[tries[0][0], seconds - pauses, tries[0][2]]];
  return tries.map(([lag, lasts, pause]) => [lag, (lasts * (seconds - pauses)) / work, pause]);
}

const withCalls = (plan, calls) => ({ ...plan, calls: new Map([...plan.calls, ...calls.map((call) => [call.id, call])]) });

function limited(plan, limit) {
  if (limit !== null && !(Number.isInteger(limit) && limit >= 1 && limit <= MOST_AT_ONCE)) {
    return refused(`At once is a whole number from 1 to ${MOST_AT_ONCE.toLocaleString("en-US")}, or no limit.`);
  }
  if (plan.recorded === 1 && limit !== 1 && plan.picks.length > 0) {
    const why = "One at a time, only the call that was picked is made; how long the others would take is not known.";
    return needsRerun(why, { concurrency: limit });
  }
  return { ...plan, limit };
}

function onABet(plan, ...calls) {
  const one = calls.find(({ id }) => plan.picks.some(({ losers }) => losers.includes(id)));
  return one && refused(`${one.name} is cancelled when another call is picked: nothing can wait for its end.`);
}

// With one more wherever this one is waited for.
function andAfter(plan, id, other) {
  const and = (after) => (after.includes(id) && !after.includes(other) ? [...after, other] : after);
  return {
    ...plan,
    calls: new Map([...plan.calls].map(([one, call]) => [one, { ...call, after: and(call.after) }])),
    joins: new Map([...plan.joins].map(([one, after]) => [one, and(after)])),
    picks: plan.picks.map((pick) => ({ ...pick, after: and(pick.after) })),
  };
}

function cut(plan, call, after) {
  const own = before(plan, call.id);
  if (!own.includes(after.id)) return refused(`${call.name} does not wait for ${after.name} directly: there is nothing to cut.`);
  const left = [...new Set([...own.filter((id) => id !== after.id), ...after.after])];
  return onABet(plan, call, after) ?? withCalls(andAfter(plan, call.id, after.id), [{ ...call, after: left }]);
}

function drawn(plan, call, after) {
  const bet = onABet(plan, call, after);
  if (bet) return bet;
  if (call.id === after.id) return refused(`${call.name} cannot wait for itself.`);
  if (allBefore(plan, after.id).has(call.id)) {
    return refused(`${after.name} waits for ${call.name} already: the two would wait for each other for ever.`);
  }
  if (before(plan, call.id).includes(after.id)) return refused(`${call.name} waits for ${after.name} already.`);
  return withCalls(plan, [{ ...call, after: [...call.after, after.id] }]);
}

// Everything that has to be over before this call is, also what the pick of a bet waits for.
function allBefore(plan, id) {
  const seen = new Set(), todo = [id], picks = new Map();
  for (const { losers, winners, after } of plan.picks) for (const one of [...losers, ...winners]) picks.set(one, after);
  while (todo.length > 0) {
    const one = todo.pop();
    for (const other of [...before(plan, one), ...opened(plan, picks.get(one) ?? [])]) {
      if (!seen.has(other)) todo.push(other);
      seen.add(other);
    }
  }
  return seen;
}

function another(plan, like, seconds) {
  const items = itemsOf(plan, like);
  if (items.length === 0) return needsRerun(`${like.name} is no item among others like it: what one more would do only the code knows.`, { items: 1 });
  if (items.flat().some((call) => !call.slot && secondsOf(call) === 0)) {
    return needsRerun(`What one more beside ${like.name} takes is not known: no call was made where an answer was there.`, { items: 1 });
  }
  const last = items.at(-1), first = Math.max(...plan.calls.keys(), ...plan.joins.keys()) + 1, index = last[0].place.length - 2;
  const turn = behind(plan, Math.max(...last.map((one) => one.turn)), "turn");
  const more = last.map((call, number) => ({
    ...call, id: first + number, name: `one more ${call.step}`, after: number === 0 ? call.after : [first + number - 1],
    tries: [[0, seconds ?? median(items.map((item) => secondsOf(item[number]))), 0]],
    place: call.place.map((part, at) => (at === index ? part + 1 : part)), order: behind(plan, call.order, "order"), turn,
  }));
  return withCalls(andAfter(plan, last.at(-1).id, more.at(-1).id), more);
}

// Right behind this place in a line.
function behind(plan, place, line) {
  const following = Math.min(...[...plan.calls.values()].map((call) => call[line]).filter((other) => other > place), Infinity);
  return (place + (following === Infinity ? place + 2 : following)) / 2;
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
