// A run that is changed by hand: what is computed of it stands in the place of what the server sent, until it goes back.
// Nothing of it is asked of the server, but of many calls once what each of them takes.

import { el, fill } from "../../paper.mjs";
import { askForTexts } from "../../texts.mjs";
import { itemsOf } from "../../what_if/items.mjs";
import { before, secondsOf } from "../../what_if/plan.mjs";
import { whatIf } from "../../what_if/what_if.mjs";
import { stopAt } from "../clock.mjs";
import { isGliding } from "../end_to_end.mjs";
import { levelOf } from "../flight.mjs";
import { isPlayable, show } from "../model.mjs";
import { inSight } from "../scroll.mjs";
import { handBar } from "./bar.mjs";
import { drawBest } from "./best.mjs";
import { inAddress, MOST, queryWith, withChange } from "./changes.mjs";
import { computed } from "./computed.mjs";
import { listenDrags } from "./drag.mjs";
import { drawGhosts, drawGrips, drawLimit, drawPull } from "./ghosts.mjs";
import { nextLimit, stepOf } from "./grip.mjs";

const ROOM = 1.25; // of the longer of both runs: the axis has room for what becomes slower
const LIMIT = "concurrency", LIMITS = "limit"; // the setting that has a stepper of its own, and the change of it
const LISTED = 60; // calls that could be waited for too
const TOUCH = matchMedia("(pointer: coarse)");
const AS_IT_WAS = "Drag the end of a bar, or the line of calls in flight", SHAPES = "drag from shape to shape to draw or to cut a dependency";
// A picture that its page puts up anew, as for presenting, goes on with the changes of its run. By run, on the document:
// the drawing may have been loaded anew too.
const LAST = (document[Symbol.for("lab by hand")] ??= new Map());

export function handOf(flow) {
  const { model, clock, view, acts } = flow;
  let on = false, changes = [], trial = null, result = null, was = null, real = new Map();
  let trouble = null, coming = false, held = null, pulled = null, item = {}, brought = null; // the run whose changes came with its address

  const bar = handBar({
    by, another: () => add(["another", extendable().id, null]), cut: (id) => add(["cut", own().id, id]), draw: (id) => add(["drawn", own().id, id]),
    lasts: (share) => add(["lasts", own().id, own().seconds * share]), limit: moveLimit, slowest, undo, back: leave,
    link() {
      const text = `${location.origin}${location.pathname}?${queryWith(model.given.link, changes)}`;
      navigator.clipboard?.writeText(text).catch(() => {});
      bar.link(text);
      acts.tell("The link is in the field, and copied where the browser lets a page copy.");
    },
    rerun: () => flow.anew({ settings: trouble.settings }), setting: (which, value) => add(["setting", which, value]),
  });
  const box = el("span", { class: "hand-switch" });
  const button = box.appendChild(el("button", { type: "button", title: "Change the run by hand, and see at once what follows", onclick: toggle }, "what if"));

  const offered = () => isPlayable(model) && model.real.end > 0;
  const plan = () => (result ?? asItWas()).plan;
  const asItWas = () => (was ??= whatIf(model.changeable, []));
  const isKnown = (id) => plan().calls.has(id) && plan().calls.get(id).tries.length > 0;
  const name = (id) => plan().calls.get(id).name;
  const x = (t) => view.places.t0 + (t / view.axis.reach) * (view.places.t1 - view.places.t0);

  function can() {
    const { arrangement } = view;
    return Boolean(model.changeable) && offered() && !clock.playing && clock.at >= model.data.end && arrangement.shown === "plain" && !isGliding(arrangement);
  }

  // The call under the hand, else the one whose card is shown.
  function own() {
    const id = held ?? view.chosen ?? view.focus;
    return isKnown(id) ? { id, name: name(id), seconds: secondsOf(plan().calls.get(id)) } : null;
  }

  const bars = () => inSight(view).filter(({ fold, id }) => !fold && isKnown(id))
    .map((call) => ({ call, end: call.end === undefined || !call.stretches.length ? null : x(call.end) }));

  // One of several calls that are alike, so that there can be one more: the one that is shown, else the first of its step.
  function extendable() {
    const { calls } = plan(), shown = own()?.id;
    if (item.shown === shown && (item.calls === calls || held !== null)) return item.call; // under the hand it stays
    const firsts = [...new Map([...calls.values()].toReversed().map((call) => [call.step, call])).values()].toReversed();
    const call = [calls.get(shown), ...firsts].find((one) => one && itemsOf(plan(), one).length > 0);
    item = { shown, calls, call };
    return call;
  }

  function slots() {
    return [...plan().calls.values()].filter(({ slot }) => slot).length;
  }

  listenDrags(view, {
    can, isOn: () => on, bars, line: () => (on && can() ? levelOf(model.data, view.places).line : null), most: () => levelOf(model.data, view.places).most,
    count: slots, seconds: (id) => secondsOf(plan().calls.get(id)), hold, tryOut: (change) => showThese(withChange(changes, change)), keep,
    pull(from, to) {
      pulled = { from: view.rows.calls.find(({ id }) => id === from), to };
      acts.again();
    },
    link(from, to) {
      pulled = held = null;
      if (to === undefined || to === from || !plan().calls.has(to)) return acts.again();
      return add([before(plan(), to).includes(from) ? "cut" : "drawn", to, from]);
    },
  });

  // In sight once it is on: with what was given, the run under these changes.
  function open(given = []) {
    if (!offered()) return;
    view.parts.arranged.leave();
    if (model.changeable) {
      on = true;
      add(...given);
    } else if (model.unchangeable) {
      trouble = { words: model.unchangeable };
      draw();
    } else {
      coming = given;
      askForTexts(model.real.run, "what if");
      draw();
    }
  }

  // What its calls take has come.
  function arrived() {
    if (!coming || !(model.changeable || model.unchangeable)) return;
    const given = coming;
    coming = false;
    open(given);
  }

  function toggle() {
    if (on || trouble || coming) return leave();
    open();
    if (!model.data.compact) bar.bring();
    return undefined;
  }

  // Back to the run as it was.
  function leave() {
    const shown = on;
    reset();
    if (!shown) return draw();
    show(model, model.real);
    stopAt(clock, model.real.end, model.real.end);
    settle("This is the run as it was.");
    return undefined;
  }

  function reset() {
    Object.assign(view.axis, { room: null });
    [on, changes, trial, result, trouble, coming, held, pulled] = [false, [], null, null, null, false, null, null];
  }

  // The run under these changes takes the place of what is shown, unless that cannot be computed; says whether it does.
  function showThese(list) {
    const next = list.length > MOST ? { refused: `The changes of a run are a list of up to ${MOST}.` } : whatIf(model.changeable, list);
    trouble = next.refused ? { words: next.refused } : next.needsRerun ? { words: next.needsRerun, settings: next.settings } : null;
    if (trouble) {
      const refused = trouble;
      if (result === null) showThese([]);
      trouble = refused;
      acts.again();
      return false;
    }
    [trial, result] = [list, next];
    show(model, computed(model.real, asItWas(), list.length ? next : asItWas()));
    stopAt(clock, model.data.end, model.data.end);
    acts.layOut();
    return true;
  }

  function add(...more) {
    if (!on) return open(more);
    if (showThese(more.reduce(withChange, changes))) return keep();
    acts.tell(trouble.words);
    return draw();
  }

  function hold(what) {
    held = what.call ?? null;
    on = true;
    view.axis.room ??= view.axis.goal; // as it is, as long as the hand is on it
  }

  // What was tried is a change from now on.
  function keep() {
    if (model.cards.has(held)) view.chosen = held; // not before: to put up its card takes as long as a whole frame
    held = null;
    changes = trial ?? changes;
    view.axis.room = ROOM * Math.max(model.data.end, model.real.end);
    settle(trouble?.words ?? sentence());
  }

  function settle(words) {
    keepAddress();
    acts.layOut();
    acts.tell(words);
  }

  // A page that is loaded anew shows the same; of a picture that its page says nothing of, nothing is kept.
  function keepAddress() {
    LAST.set(model.real.run, changes);
    if (model.given?.link === undefined) return;
    const address = new URL(location), said = address.searchParams.get("what_if") ?? "";
    if (said === inAddress(changes)) return;
    address.search = queryWith(address.search, changes);
    history.replaceState(history.state, "", address);
  }

  function undo() {
    if (!changes.length) return;
    showThese(changes.slice(0, -1));
    keep();
  }

  function by(sign) {
    const call = on && own();
    if (call) add(["lasts", call.id, Math.max(0, call.seconds + sign * stepOf(model.real.end))]);
  }

  function moveLimit(sign) {
    if (on) add(["limit", nextLimit(plan().limit, sign, model.data.peak, slots())]);
  }

  function slowest() {
    const [first, ...rest] = [...plan().calls.values()].filter(({ cut }) => !cut);
    const call = rest.reduce((a, b) => (secondsOf(b) > secondsOf(a) ? b : a), first);
    add(["lasts", call.id, 2 * secondsOf(call)]);
  }

  const sentence = () => (changes.length || trial?.length ? result.sentence : `${[AS_IT_WAS, ...(TOUCH.matches ? [] : [SHAPES])].join("; ")}.`);

  function draw() {
    box.hidden = !offered() || Boolean(model.data.covered);
    fill(button, { "aria-pressed": `${on || Boolean(trouble) || Boolean(coming)}` });
    view.root.classList.toggle("by-hand", on);
    bar.draw(on ? shownNow() : trouble || coming ? { sentence: trouble?.words ?? "What its calls take is on its way.", quiet: "", plain: true } : null);
    drawBest(view.nodes.best, offered() && !model.data.compact && !changes.length ? model.changeable?.best ?? [] : [], (change) => add(change));
  }

  // What the page can forecast anew, each with the value that was asked for last.
  const offeredSettings = () => (model.given?.reruns ?? []).filter(({ name: one }) => one !== LIMIT)
    .map((one) => ({ ...one, value: trouble?.settings?.[one.name] ?? one.value }));

  function canRerun() {
    const asked = Object.keys(trouble?.settings ?? {}), known = (model.given?.reruns ?? []).map((one) => one.name);
    return asked.length > 0 && asked.every((one) => known.includes(one));
  }

  const leftBehind = () => (canRerun() && changes.some(([what]) => what !== LIMITS) ? "Your other changes are then left behind." : "");

  function shownNow() {
    const call = own(), waits = call ? before(plan(), call.id) : [], { limit } = plan();
    const others = call && plan().calls.size <= LISTED ? [...plan().calls.keys()].filter((id) => id !== call.id && !waits.includes(id)) : [];
    const named = (id) => [id, name(id)];
    return {
      sentence: trouble?.words ?? sentence(), quiet: trouble ? leftBehind() : result.assumed.join(" "), call, before: waits.map(named), others: others.map(named),
      limit: limit === null ? "no limit" : `${limit}`, fewer: limit !== 1 && (limit ?? model.data.peak) > 1, more: limit !== null,
      extends: extendable()?.step ?? "", changed: changes.length > 0, links: Boolean(model.given?.link) && changes.length > 0,
      settings: offeredSettings(), reruns: canRerun(),
    };
  }

  return {
    box, bar: bar.box, draw, leave, isOn: () => on,
    keys: { w: toggle, "+": () => by(1), "=": () => by(1), "-": () => by(-1), "[": () => moveLimit(-1), "]": () => moveLimit(1), u: undo },
    show: (change) => add(change),

    // What the server says anew: of another run nothing is changed yet, but what came with its address.
    meet(fresh) {
      const last = fresh ? LAST.get(model.real.run) : undefined, came = model.given?.run === model.real.run ? model.given.changes : undefined;
      const given = last && (!last.length || model.given?.link === undefined) ? undefined : last ?? came;
      was = null;
      real = new Map(model.real.calls.map((call) => [call.id, call]));
      if (fresh) {
        reset();
        if (!given) keepAddress();
      }
      if (given && model.real.ended && brought !== model.real.run) {
        brought = model.real.run;
        open(given);
      } else if (on && model.real.ended) {
        showThese(changes);
        keepAddress();
      } else arrived();
    },

    arrived,

    // Behind the bars, and at their ends.
    drawGhosts(calls) {
      if (on && result) drawGhosts(view.pens.ghosts, real, model.real.end, calls, view.places, x);
    },
    drawGrips() {
      if (!on || !can()) return;
      const { pens, places: p } = view, { line } = levelOf(model.data, p), { limit } = plan();
      drawGrips(pens.grips, bars(), p, { held, line });
      if (pulled?.from) drawPull(pens.grips, pulled, p);
      drawLimit(pens.atOnce, { line, limit, peak: model.data.peak, count: slots(), move: moveLimit }, p);
    },
  };
}
