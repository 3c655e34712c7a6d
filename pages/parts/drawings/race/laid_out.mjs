// Where the bars of both runs stand as they ran, and where each run's stand end to end, on one axis.

import { inLine, lineOf, placeOfLine } from "../flow/end_to_end.mjs";
import { barsOfRun } from "./bars.mjs";
import { lastOf } from "./clock.mjs";

export function laidOut(runs, plan) {
  const scale = (reach) => (t) => plan.left + (t / reach) * (plan.right - plan.left);
  const last = lastOf(runs), ran = runs.map((run, i) => barsOfRun(run, i, plan, scale(last), run.end));
  const lines = ran.map(lineOf), reach = Math.max(last, ...lines.map(({ total }) => total));
  const places = plan.panels.map(({ first, bottom }) => placeOfLine(first, bottom, plan.bar));
  const ended = ran.map((bars, i) => inLine(bars, lines[i], scale(reach), places[i].row));
  return { scale, last, ran, lines, reach, places, ended };
}
