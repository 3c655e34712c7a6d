// The flow: one cursor in time and one call, and everything that shows them. From the top: state line, diagram and
// timeline on shared rows, player, legend, figures, the step card beside the code, and the same as a table.
//
// It is a model (what the server sent), a clock (which moment is shown) and a view (the page's nodes, and what the reader
// chose). Each drawing is given what it draws; what a reader's hand does goes through `acts`, so that no drawing needs
// the one that it is part of.

import { envelopesOf } from "../envelopes.mjs";
import { follower, listenForPress } from "../live.mjs";
import { askForTexts, listenForTexts } from "../texts.mjs";
import { arrangedOf } from "./arranged.mjs";
import { breakLineOf } from "./break_line.mjs";
import { breakMenuOf } from "./break_menu.mjs";
import { goOn, hear, newClock } from "./clock.mjs";
import { OPEN_UP_TO } from "./folds.mjs";
import { handOf } from "./hand/hand.mjs";
import { handedOf } from "./handed.mjs";
import { isLate, isReal, isSame, keepTexts, newModel, receive } from "./model.mjs";
import { spoken } from "./moment.mjs";
import { drawAnew, drawNow, layOut } from "./picture.mjs";
import { playerOf } from "./player.mjs";
import { readingOf } from "./reading.mjs";
import { scrollerOf } from "./scroll.mjs";
import { slipsOf } from "./slips.mjs";
import { stripOf } from "./strip.mjs";
import { tableOf } from "./table.mjs";
import { forget, newView } from "./view.mjs";

const now = () => performance.now() / 1000;

/** @param {import("../views.mjs").FlowView | import("../views.mjs").PlannedView} data */
export function drawFlow(root, data, { state, trigger }) {
  const flow = (state.flow ??= build(root, state, trigger)), { model, frames, line } = flow;
  if (data !== model.given) {
    const same = isSame(model, data);
    const isTaken = !same || !isLate(model, data);
    if (isTaken) take(flow, data, !same);
    if (!same) model.cards.clear();
    keepTexts(model, data);
    model.given = data;
    if (isTaken) flow.view.parts.hand.meet(!same);
    flow.view.parts.letters.draw(data.shows, data.letters ?? []);
    line.follow(data.live, model.data.ended);
    if (line.goesOn()) frames.wake();
  }
  layOut(flow);
}

function build(root, state, trigger) {
  const flow = { model: newModel(), clock: newClock(), view: newView(root) };
  const { model, view } = flow, { nodes, parts } = view;
  const frames = flow.frames = framesOf(flow);
  flow.acts = actsOf(flow);
  flow.line = follower({ trigger, take: (data) => takeNext(flow, data), show: () => layOut(flow), rest: frames.rest });

  parts.letters = envelopesOf();
  root.replaceChildren(nodes.state, nodes.notice, parts.letters.box, nodes.paper);
  parts.scroller = scrollerOf(view, () => drawAnew(flow));
  parts.strip = stripOf(view, parts.scroller.to);
  nodes.paper.append(parts.scroller.box, nodes.cover);
  flow.anew = (what) => trigger("anew", what);
  const order = (words) => trigger("broke", words);
  parts.breaks = breakMenuOf(view, order);
  parts.broken = breakLineOf(order);
  parts.arranged = arrangedOf(flow);
  parts.hand = handOf(flow);
  parts.player = playerOf(flow);
  root.append(parts.hand.bar);
  parts.handed = handedOf(view);
  root.append(parts.broken.box, nodes.guessed, nodes.legend, nodes.why, nodes.figures, nodes.best, nodes.notable);
  parts.reading = readingOf(flow);
  parts.slips = slipsOf(flow);
  parts.table = tableOf(flow);
  root.append(nodes.list, nodes.says);

  const deaf = listenForTexts((texts) => takeTexts(flow, texts));
  const idle = listenForPress(() => model.given?.next?.button, () => {
    flow.line.listen(model.given.next);
    frames.wake();
  });
  state.stop = () => {
    flow.line.stop();
    parts.player.stop();
    parts.slips.putAway();
    parts.arranged.stop();
    parts.breaks.close();
    parts.letters.stop();
    parts.player.leave();
    deaf();
    idle();
  };
  return flow;
}

// What a reader's hand does to the run that is drawn.
function actsOf(flow) {
  const { model, clock, view } = flow;
  const acts = {
    again: () => drawNow(flow),
    layOut: () => layOut(flow),
    wake: () => flow.frames.wake(),
    tell: (words) => { view.nodes.says.textContent = words; },
    seek: (at) => view.parts.player.seek(at),
    // While presenting, where both have no room: the texts in the place of the picture, and back.
    toggleTexts() {
      if (!model.data.compact) return;
      view.texts = !view.texts;
      layOut(flow);
    },
    move: (by) => acts.seek(clock.at + by * Math.max(model.data.end / 100, 0.01)), // by hundredths of the run

    // Choose a call, or with null let go of it. All four views follow before the next frame; nothing is asked of the
    // server but texts that are not here.
    choose(id) {
      view.chosen = id;
      if (id !== null) {
        view.parts.scroller.bring(id);
        if (model.data.ended && !model.cards.has(id) && isReal(model, id)) acts.ask(id);
      }
      drawAnew(flow);
      const call = model.data.calls.find((one) => one.id === id);
      if (call) acts.tell(`Chosen: ${spoken(call, view.moments.get(id))}.`);
    },
    ask(id) {
      model.asked = id;
      askForTexts(model.data.run, id);
    },
    bring(id) {
      if (view.parts.scroller.bring(id)) drawAnew(flow);
    },
    goOn: () => flow.anew({}), // with the answers that the run has
    change: (what) => flow.anew(what), // a call of it, and run from there
    whatIf: (change) => view.parts.hand.show(change),
    openBreaks: (node, call, at) => view.parts.breaks.open(node, call, model.data.faults, at),
    fold(id) {
      if (!view.folded.delete(id)) view.folded.add(id);
      layOut(flow);
    },
    mark(name) {
      view.marked[name] = !view.marked[name];
      layOut(flow);
    },
  };
  return acts;
}

function take({ model, clock, view }, data, fresh) {
  const ended = Boolean(model.data?.ended) && !fresh;
  if (data.status === "ready" || (fresh && model.data?.status !== "ready")) view.held = {}; // a run has the room of its plan
  receive(model, data, fresh);
  if (fresh) {
    view.parts.breaks.close();
    forget(view);
    view.parts.player.stop();
  }
  if (data.ended && !ended && data.calls.length > OPEN_UP_TO) view.folded = new Set(data.folds.map((fold) => fold.id));
  hear(clock, data, { fresh, ended }, now());
}

// The stream may bring a new run before the page does; a reload must find it from then on.
function takeNext(flow, data) {
  const { model } = flow, fresh = data.run !== model.data.run;
  if (fresh) {
    model.cards.clear();
    const address = new URL(location);
    address.searchParams.set("run", data.run);
    history.replaceState(history.state, "", address);
  }
  take(flow, { ...data, compact: model.given.compact, letters: model.given.letters }, fresh);
  if (fresh) flow.view.parts.hand.meet(fresh);
  if (fresh) flow.frames.wake();
}

function takeTexts({ model, view, acts }, texts) {
  if (texts.run !== model.data?.run) return;
  keepTexts(model, texts);
  view.parts.hand.arrived();
  const { asked } = model, waits = asked !== null && !texts.cards[asked] && !model.cards.has(asked);
  if (waits) acts.ask(asked);
  acts.again();
}

// The frames between two messages: while the run goes on there is always a next one; many calls are drawn less often.
function framesOf(flow) {
  const { model, clock } = flow;
  let frame = null, drawn = -Infinity;

  function onFrame(time) {
    const { data } = model, running = data.status === "running", count = data.calls.length;
    frame = null;
    if (time - drawn < (count > 16 ? 48 : count > 7 ? 30 : 0)) return wake();
    drawn = time;
    if (running && flow.line.goesOn()) wake();
    if (running) goOn(clock, data, now());
    if (!clock.playing) drawNow(flow);
  }

  function wake() {
    frame ??= requestAnimationFrame(onFrame);
  }

  function rest() {
    cancelAnimationFrame(frame);
    frame = null;
  }

  return { wake, rest };
}
