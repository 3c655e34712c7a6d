// An ink line where each run ended, or is, and the measure between the two ends.

import { textWidth } from "../letters.mjs";
import { seconds } from "../ticks.mjs";
import { noteAt } from "./axis.mjs";
import { fateOf } from "./bars.mjs";

export function drawEnds(pen, plan, runs, saved, x, clock) {
  pen.begin();
  runs.forEach((run, i) => {
    if (run.running ? !run.calls.length : clock[i] < run.end) return;
    const { top, first, bottom } = plan.panels[i], at = x(run.running ? clock[i] : run.end);
    const above = at > 12 + noteAt(run) + textWidth(run.note, 13); // room beside the title
    pen.put(`end ${i}`, "path", { class: "race-end", d: `M${at} ${above ? top : Math.max(first - 8, top + 20)}V${bottom + 2}` });
    const words = run.running ? seconds(clock[i]) : run.time;
    const last = run.calls.at(-1);
    const y = above ? top + 13 : i && last && !fateOf(last) ? bottom - 2 : first + 7;
    const fits = at + 8 + 1.1 * textWidth(words, 17, 600) <= plan.width;
    pen.put(`time ${i}`, "text", { class: `race-time race-halo${fits ? "" : " race-right"}`, x: fits ? at + 8 : plan.width, y }, words);
  });
  if (saved) drawMeasure(pen, plan, runs, saved, x);
  pen.end();
}

// In the panel of the faster run, on the row nearest to its middle that has no words of its own; or below its rows.
function drawMeasure(pen, plan, runs, saved, x) {
  const { fast } = plan, { first, bottom, rows } = plan.panels[fast], middle = Math.floor((rows - 1) / 2);
  const free = runs[fast].calls.flatMap((call, place) => (fateOf(call) ? [] : [place]));
  const place = free.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle;
  const from = x(runs[fast].end), to = x(runs[1 - fast].end);
  const y = plan.below ? bottom + 12 : first + place * plan.pitch + plan.bar / 2;
  pen.put("other", "path", { class: "race-other", d: plan.below ? `M${to} ${y - 8}V${y + 6}` : `M${to} ${first - 4}V${bottom - 4}` });
  if (plan.below) pen.put("from", "path", { class: "race-end", d: `M${from} ${bottom}V${y + 6}` });
  if (to - from > 24) {
    const tip = (at, way) => `M${at + 5 * way} ${y - 4}L${at} ${y}L${at + 5 * way} ${y + 4}`;
    pen.put("measure", "path", { class: "race-measure", d: `M${from + 4} ${y}H${to - 1}${tip(from + 4, 1)}${tip(to - 1, -1)}` });
  }
  const wide = textWidth(saved, 13), look = "race-saved race-halo", centre = (from + to) / 2;
  const inside = Math.min(Math.max(centre, wide / 2), plan.width - wide / 2 - 2);
  if (plan.below) pen.put("saved", "text", { class: `${look} race-middle`, x: inside, y: y + 20 }, saved);
  else if (to - from > wide + 24) pen.put("saved", "text", { class: `${look} race-middle`, x: centre, y: y - 7 }, saved);
  else if (to + 8 + wide <= plan.width) pen.put("saved", "text", { class: look, x: to + 8, y: y + 4.5 }, saved);
  else pen.put("saved", "text", { class: `${look} race-right`, x: plan.width, y: y - 10 }, saved);
}
