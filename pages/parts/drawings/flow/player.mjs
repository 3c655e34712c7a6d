// Moving the cursor of a run that has ended: playing, stepping from event to event, jumping and scrubbing.

import { playerBar } from "../player.mjs";
import { listenKeys } from "../player_keys.mjs";
import { tellStage } from "../stage.mjs";
import { seconds } from "../ticks.mjs";
import { follow, play, setSpeed, stopAt } from "./clock.mjs";
import { eventAfter, eventBefore, happened, level } from "./events.mjs";
import { eventsIn, isPlayable } from "./model.mjs";
import { switchOf } from "./switch.mjs";

const SAY_EVERY = 1500; // milliseconds between two sentences while it plays
const TELLS_LEVEL = 900; // px from which there is room for the calls in flight
const JUST = 0.0005; // seconds: what happens at the cursor has happened since so long before it

// Returns {draw, seek, stop, leave}: the last one ends the listening.
export function playerOf({ model, clock, view, acts }) {
  let frame = null, saidAt = 0, toldTo = Infinity; // when something was said last, and up to which moment of the run
  let setOff = 0; // up to which moment of the run what is passed on has set off

  const toggles = {
    toggle: () => (clock.playing ? pause() : start()),
    start: () => step(0), end: () => step(model.data.end),
    back: () => step(eventBefore(eventsIn(model), clock.at)), forward,
    speed: (x) => { setSpeed(clock, x); draw(); },
  };
  const bar = playerBar(view.root, toggles, [["E", "end to end, and back"], ["T", "presenting: the texts, and back"], ["W", "what if, and back to the run"], ["+ −", "what if: the call longer, shorter"], ["[ ]", "what if: fewer, more at once"], ["U", "what if: undo"]]);
  const laid = switchOf(lay);
  bar.add(laid.box);
  bar.add(view.parts.hand.box);
  const leave = listenKeys(view.root, {
    Space: toggles.toggle, ArrowLeft: toggles.back, ArrowRight: toggles.forward, Home: toggles.start, End: toggles.end,
    e: () => lay("line"), t: () => acts.toggleTexts(), "?": () => bar.keys.toggle(), Escape: letGo, ...view.parts.hand.keys,
  }, () => isPlayable(model));

  // The whole run, end to end or as it ran.
  function lay(name, how = view.parts.arranged.press) {
    if (!isPlayable(model)) return;
    stop();
    view.parts.hand.leave();
    stopAt(clock, model.data.end, model.data.end);
    how(name);
  }

  // For the beats of a page that is presented.
  function tell(data) {
    const { sums } = model.real, { shown } = view.arrangement;
    const state = data.status === "ready" ? "plan" : data.ended ? "ended" : "running";
    const overlaps = Boolean(sums) && sums.as_it_ran.total !== sums.end_to_end.total;
    const staged = { run: data.run, state, pair: false, laid: shown, lays: Boolean(sums) && isPlayable(model), overlaps, playing: clock.playing };
    tellStage(view.root, staged, (name) => lay(name, view.parts.arranged.show));
  }

  function letGo() {
    bar.keys.toggle(false);
    view.parts.arranged.leave();
    if (view.chosen !== null) acts.choose(null);
  }

  function start() {
    if (!isPlayable(model)) return;
    view.parts.arranged.leave();
    play(clock, model.data.end);
    saidAt = 0;
    setOff = clock.at - JUST;
    frame = requestAnimationFrame(onFrame);
    draw();
  }

  function stop() {
    cancelAnimationFrame(frame);
    clock.playing = false;
    view.parts.slips.putAway();
  }

  function pause() {
    stop();
    acts.tell(`Paused at ${seconds(clock.at)}.`);
    acts.again();
  }

  function onFrame(time) {
    if (!clock.playing) return;
    const before = clock.at;
    follow(clock, model.data.end, time / 1000);
    if (time - saidAt > SAY_EVERY || !clock.playing) {
      const words = happened(model.data.calls, toldTo <= before ? toldTo : before, clock.at);
      if (words) acts.tell(words);
      [saidAt, toldTo] = [time, clock.at];
    }
    acts.again();
    view.parts.slips.between(setOff, clock.at);
    setOff = clock.at;
    if (clock.playing) frame = requestAnimationFrame(onFrame);
  }

  function seek(at) {
    if (!isPlayable(model)) return;
    view.parts.arranged.leave();
    stop();
    stopAt(clock, at, model.data.end);
    acts.again();
  }

  function step(at) {
    if (!isPlayable(model)) return;
    seek(at);
    const words = happened(model.data.calls, clock.at - JUST, clock.at) || `${level(model.data.flight, clock.at)}.`;
    acts.tell(`${seconds(clock.at)}. ${words}`);
  }

  function forward() {
    const from = clock.at;
    step(eventAfter(eventsIn(model), from, model.data.end));
    view.parts.slips.between(from, clock.at);
  }

  function draw() {
    const { data } = model, live = data.status === "running";
    if (data.compact) tell(data);
    bar.bar.hidden = !live && !isPlayable(model);
    if (bar.bar.hidden) return;
    laid.update(model.real.sums && isPlayable(model) ? (view.parts.hand.isOn() ? "hand" : view.arrangement.shown) : null);
    const words = clock.at < data.end && view.width >= TELLS_LEVEL ? ` · ${level(data.flight, clock.at)}` : "";
    bar.update({ live, playing: clock.playing, at: clock.at, end: data.end, words, speed: clock.speed });
  }

  return { draw, seek, stop, leave };
}
