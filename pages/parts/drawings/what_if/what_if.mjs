// A run under changes made by hand, computed in the browser: `core/what_if/what_if.py` in JavaScript, held to it by a test.

import { changed } from "./changes.mjs";
import { planOf } from "./plan.mjs";
import { sentence } from "./sentence.mjs";
import { stateOf } from "./waited.mjs";

// The run as it was, by what was sent of it, and as it is after each change that was made last: from one frame to the
// next only the last change is another one.
const kept = new WeakMap();

const unseen = (name) => `How long ${name} would have taken is not known: it was cancelled.`;

/**
 * The run under all these changes, in their order: `{ calls, makespan, saved, … }`, or `{ refused }` in a sentence, or
 * `{ needsRerun, settings }` where only the code knows what happens.
 * @param {import("../sent_what_if.mjs").Changeable} data the same object for every frame of one run
 * @param {Parameters<typeof changed>[1][]} changes
 */
export function whatIf(data, changes) {
  if (!kept.has(data)) kept.set(data, { was: stateOf(planOf(data)), steps: [] });
  const { was, steps } = kept.get(data);
  let before = was, now = was;
  for (const [place, change] of changes.entries()) {
    if (steps[place]?.change !== change) {
      const plan = changed(now.plan, change);
      if (plan.refused) return plan;
      if (plan.needsRerun) return { ...plan, settings: { ...settingsOf(changes), ...plan.settings } };
      steps.splice(place, steps.length, { change, state: stateOf(plan) });
    }
    [before, now] = [now, steps[place].state];
  }
  const guess = [now, before].find(({ plan, guessed }) => guessed.length > 0 && plan.limit !== null);
  if (guess) return { needsRerun: unseen(guess.plan.calls.get(guess.guessed[0]).name), settings: settingsOf(changes) };
  return {
    plan: now.plan, calls: now.made, makespan: now.makespan, saved: was.makespan - now.makespan,
    criticalPath: now.critical, waitedFor: now.chain, waits: now.waits,
    sentence: changes.length > 0 ? sentence(changes.at(-1), before, now) : "This is the run as it was.",
    assumed: [
      ...now.guessed.map((id) => `${unseen(now.plan.calls.get(id).name)} It is drawn until then.`),
      ...(data.provider ? ["What calls wait for the provider, and how often it refuses them, is taken as it was."] : []),
    ],
  };
}

// What a forecast takes of these changes; one that comes later replaces an earlier one.
function settingsOf(changes) {
  const settings = {};
  for (const [name, first, second] of changes) {
    if (name === "setting") settings[first] = second;
    if (name === "limit") settings.concurrency = first;
  }
  return settings;
}
