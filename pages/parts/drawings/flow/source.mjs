// The function whose line made the call that is shown; each line that made calls is a way to them.

import { buildCode } from "../code.mjs";

const LAST_BREAKS = /\n+$/;
const lengthOf = ({ source }) => source.replace(LAST_BREAKS, "").split("\n").length;

/**
 * The function among `sources` that holds a line of a file; undefined where none does.
 * @param {import("../sent.mjs").Listing[]} sources
 */
export function holderOf(sources, file, line) {
  return sources.find((one) => one.file === file && line >= one.first && line < one.first + lengthOf(one));
}

/**
 * The calls that each line of a function made, by its number.
 * @param {import("../sent.mjs").Flow} data
 * @returns {Map<number, number[]>}
 */
export function callsByLine(data, file) {
  const calls = new Map();
  for (const { id, made } of data.calls) {
    if (!made || data.files[made[0]] !== file) continue;
    calls.set(made[1], [...(calls.get(made[1]) || []), id]);
  }
  return calls;
}

export function sourceOf({ model, view, acts }, parent) {
  let shown = null;

  // The first of a line's calls, or the one after the call that is chosen.
  const chooseNext = (ids) => acts.choose(ids[(ids.indexOf(view.chosen) + 1) % ids.length]);

  function draw(call) {
    const { data, sources } = model;
    if (!sources.length) return;
    const file = call?.made && data.files[call.made[0]], line = call?.made?.[1];
    const holds = holderOf(sources, file, line);
    const source = holds || shown?.source || sources[0];
    const made = holds ? line : null;
    const key = `${source.file} ${source.name} ${data.calls.length} ${data.status === "ready"}`;
    if (shown?.key !== key || shown.sources !== sources) {
      shown = { key, source, sources, made: undefined, ...buildCode(parent, source, callsByLine(data, source.file), chooseNext) };
    }
    if (shown.made !== made) shown.mark(shown.made = made, data.ended);
  }

  return { draw, bring: () => shown?.bring() };
}
