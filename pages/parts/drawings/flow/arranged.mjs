// The timeline while its sum is shown: the bars as they ran, end to end, or on their way from one to the other.

import { ticks } from "../ticks.mjs";
import { drawAxis, most } from "./axis.mjs";
import { barsOf, drawBars } from "./bars.mjs";
import { between, inLine, isGliding, lineOf, mix, nextShown, placeOfLine } from "./end_to_end.mjs";
import { gliderOf } from "./glider.mjs";
import { drawLit, drawNames, drawTerms, faded } from "./laid.mjs";
import { moment } from "./moment.mjs";
import { brace, sumOf, wordsOf } from "./sum.mjs";

const GLIDES_UP_TO = 200; // calls; more are there at once

// Returns {draw, press, show, leave}: the first one draws into pens that somebody else has begun.
export function arrangedOf(flow) {
  const { model, view } = flow, { arrangement } = view;
  const sum = sumOf(view.stage, light);
  const glider = gliderOf(arrangement, { step, rest: () => (view.places.over ? flow.acts.layOut() : flow.acts.again()) });
  let known = null;

  // All calls, folded ones too, each in the row where it is seen.
  function laid() {
    const { data } = model, { rows, places: p } = view;
    if (known?.rows === rows && known.first === p.first && known.p === p) return known;
    const row = new Map(rows.calls.map((call) => [call.id, call.row]));
    const calls = data.calls.map((call) => ({ call: { ...call, row: row.get(rows.unit(call.id)) }, now: moment(call, data.end) }));
    const wide = p.t1 - p.t0, scale = (reach) => (t) => p.t0 + (t / reach) * wide;
    const ran = barsOf(calls, p, scale(view.axis.goal), true), line = lineOf(ran);
    const reach = ticks(line.total, most(p)).end;
    const place = placeOfLine(p.top, p.floor, p.bar, p.lineBelow), ended = inLine(ran, line, scale(reach), place.row);
    const names = new Map(data.calls.map(({ id, name }) => [id, name]));
    return known = { rows, p, first: p.first, names, ran, line, reach, scale, place, ended };
  }

  // The sum that is shown; between two of them the one that comes.
  const shownSum = () => model.data.sums[arrangement.shown === "line" ? "end_to_end" : "as_it_ran"];

  function draw() {
    const { places: p, pens, axis } = view, { ran, ended, line, reach, scale, names, place } = laid(), { share } = arrangement;
    const rests = !isGliding(arrangement), x = scale(mix(axis.goal, reach, share));
    drawAxis(pens.axis, { ...view.rows, guess: null }, p, x, ticks(share > 0.5 ? reach : axis.goal, most(p)), null);
    pens.axis.put("base", "path", { class: "base", d: `M${p.t0} ${p.base}H${p.t1}` });
    const end = x(mix(model.data.end, line.total, share)), foot = mix(p.floor, place.brace, share);
    pens.axis.put("brace", "path", { class: "brace", d: brace(p.t0, end, foot + 1) });
    const bars = between(ran, ended, share);
    drawBars(pens.bars, rests && arrangement.shown === "ran" ? faded(bars, new Set(shownSum().pace)) : bars);
    if (rests) drawLit(pens.labels, bars, arrangement.lit);
    if (rests && share === 1) {
      drawNames(pens.labels, bars, names, place.row - 6);
      if (p.closed && p.lineBelow) drawTerms(pens.labels, view.rows, ran, p);
    }
    sum.draw(rests ? shownSum() : null, {
      middle: (p.t0 + end) / 2, least: Math.max(p.t0 - 4, 0), most: p.width, top: foot + 13, small: p.over,
    });
  }

  function light(calls) {
    arrangement.lit = calls;
    if (!isGliding(arrangement)) flow.acts.again();
  }

  // Only what moves: neither the diagram nor the words. On a phone the rows close or open on the way.
  function step() {
    if (view.places.over) return flow.acts.layOut();
    for (const pen of [view.pens.axis, view.pens.bars]) pen.begin();
    draw();
    for (const pen of [view.pens.axis, view.pens.bars]) pen.end();
  }

  function show(name) {
    if (!model.data.sums) return;
    glider.show(name, model.data.calls.length > GLIDES_UP_TO);
    const words = { line: "End to end: ", ran: "As it ran: " }[name];
    if (words) flow.acts.tell(words + wordsOf(shownSum()));
  }

  return {
    draw,
    hide: () => sum.draw(null),
    press: (button) => show(nextShown(arrangement.shown, button)),
    show,
    // Back to the run as it is played, at once.
    leave() {
      if (arrangement.shown !== "plain" || isGliding(arrangement)) glider.show("plain", true);
    },
    stop: glider.stop,
  };
}
