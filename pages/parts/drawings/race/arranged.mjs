// Both runs while their sums are shown, on one axis: the bars as they ran, each run's end to end, or on their way.

import { drawBars } from "../flow/bars.mjs";
import { between, isGliding, mix, nextShown } from "../flow/end_to_end.mjs";
import { gliderOf } from "../flow/glider.mjs";
import { drawLit, drawNames, faded } from "../flow/laid.mjs";
import { brace, sumOf, wordsOf } from "../flow/sum.mjs";
import { drawAxis } from "./axis.mjs";
import { drawRowNames } from "./bars.mjs";
import { laidOut } from "./laid_out.mjs";

// Returns {isShown, draw, press, show, leave, stop}.
export function arrangedOf(race) {
  const { model, view } = race, { arrangement, pens } = view;
  const sums = [0, 1].map((lane) => sumOf(view.nodes.picture, (calls) => light(lane, calls)));
  const glider = gliderOf(arrangement, { step: draw, rest: () => race.acts.again() });
  const isShown = () => arrangement.shown !== "plain" || isGliding(arrangement);
  const shownSum = (run) => run.sums?.[arrangement.shown === "line" ? "end_to_end" : "as_it_ran"];

  function light(lane, calls) {
    arrangement.lit = calls && { lane, calls };
    if (!isGliding(arrangement)) race.acts.again();
  }

  function draw() {
    const { runs } = model.data, { plan } = view, { share, shown } = arrangement, laid = laidOut(runs, plan);
    const rests = !isGliding(arrangement), reach = mix(laid.last, laid.reach, share), x = laid.scale(reach);
    drawAxis(pens, plan, x, reach, null);
    drawRowNames(pens.names, plan, runs, share === 0);
    for (const pen of [pens.bars, pens.marks, pens.ends]) pen.begin();
    runs.forEach((run, i) => {
      const { row, brace: below } = laid.places[i], foot = mix(plan.panels[i].bottom, below, share);
      const end = x(mix(run.end, laid.lines[i].total, share)), sum = shownSum(run);
      const bars = between(laid.ran[i], laid.ended[i], share);
      drawBars(pens.bars, rests && shown === "ran" && sum ? faded(bars, new Set(sum.pace)) : bars);
      if (sum) pens.ends.put(`brace ${i}`, "path", { class: "brace", d: brace(plan.left, end, foot + 1) });
      if (rests) drawWords(i, run, bars, row, share);
      const place = { middle: (plan.left + end) / 2, least: 0, most: plan.width, top: foot + 12, small: plan.small };
      sums[i].draw(rests && sum ? sum : null, place);
    });
    for (const pen of [pens.bars, pens.marks, pens.ends]) pen.end();
  }

  function drawWords(lane, run, bars, top, share) {
    const pen = pens.lanes[lane], { lit } = arrangement;
    pen.begin();
    drawLit(pen, bars, lit?.lane === lane ? lit.calls : null);
    if (share === 1) drawNames(pen, bars, new Map(run.calls.map(({ id, name }) => [id, name])), top - 6);
    pen.end();
  }

  function hide() {
    for (const sum of sums) sum.draw(null);
    for (const pen of pens.lanes) { pen.begin(); pen.end(); }
  }

  function show(name) {
    glider.show(name, false);
    const words = { line: "end to end", ran: "as it ran" }[name];
    view.nodes.says.textContent = words ? model.data.runs.filter(shownSum).map((run) => `${run.title} ${words}: ${wordsOf(shownSum(run))}.`).join(" ") : "";
  }

  return {
    isShown, draw, hide,
    press: (button) => show(nextShown(arrangement.shown, button)),
    show,
    // Back to the runs as they are played, at once.
    leave() {
      if (isShown()) glider.show("plain", true);
    },
    stop: glider.stop,
  };
}
