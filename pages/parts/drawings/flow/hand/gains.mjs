// What the run would gain if one of its calls took no time, in words.

import { seconds } from "../../ticks.mjs";

const LEAST = 0.005; // seconds that are worth a word

/**
 * Beside the critical path: one that is not on it gains nothing. Empty where it is not known.
 * @param {number | undefined} gain seconds
 */
export function gainWords(gain, isCritical) {
  if (gain === undefined) return "";
  const path = `It is ${isCritical ? "" : "not "}on the critical path.`;
  if (gain >= LEAST) return `Computed: in no time it would save ${seconds(gain)} of the run. ${path}`;
  if (gain <= -LEAST) return `Computed: in no time it would cost the run ${seconds(-gain)}, since slots would be given in another order. ${path}`;
  return `Computed: in no time it would save nothing${isCritical ? ": other calls take as long" : ""}. ${path}`;
}
