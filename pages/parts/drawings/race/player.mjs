// Both runs played together from zero.

import { switchOf } from "../flow/switch.mjs";
import { playerBar } from "../player.mjs";
import { listenKeys } from "../player_keys.mjs";
import { fill } from "../paper.mjs";
import { tellStage } from "../stage.mjs";
import { advance, atOf, lastOf, stepFrom } from "./clock.mjs";

// Returns {draw, leave}: the second one ends the listening.
export function playerOf({ model, clock, view, acts }) {
  let before = null; // when the last frame was, in ms
  const runs = () => model.data.runs;
  const step = (way) => acts.jump(stepFrom(clock, runs(), way));
  const toggles = {
    toggle, back: () => step(-1), forward: () => step(1),
    start: () => acts.jump(0), end: () => acts.jump(lastOf(runs())),
    speed: (x) => { clock.speed = x; acts.drawPlayer(); },
  };
  const player = playerBar(view.root, toggles, [["E", "end to end, and back"]]);
  const laid = switchOf(lay), canLay = () => view.slides && runs().some((run) => run.sums);
  player.add(laid.box);
  fill(player.bar, { "aria-label": "Play both runs together" });
  const leave = listenKeys(view.root, {
    Space: toggles.toggle, ArrowLeft: toggles.back, ArrowRight: toggles.forward, Home: toggles.start, End: toggles.end,
    ArrowUp: () => acts.go(-1), ArrowDown: () => acts.go(1), Escape: letGo, e: () => lay("line"),
    "?": () => player.keys.toggle(),
  }, () => view.slides);

  // Both whole runs, end to end or as they ran.
  function lay(name, how = view.arranged.press) {
    if (!canLay()) return;
    acts.jump(lastOf(runs()), false);
    how(name);
  }

  // For the beats of a page that is presented.
  function tell(live) {
    const run = model.given?.shows ?? "", state = live ? "running" : "ended", { shown } = view.arrangement;
    const staged = { run, state, pair: true, laid: shown, lays: canLay(), overlaps: true, playing: clock.playing };
    tellStage(view.root, staged, (name) => lay(name, view.arranged.show));
  }

  function letGo() {
    view.arranged.leave();
    acts.choose(null);
  }

  function toggle() {
    view.arranged.leave();
    clock.playing = !clock.playing;
    if (clock.playing) {
      clock.cursor ??= 0;
      before = null;
      requestAnimationFrame(onFrame);
    }
    acts.drawPlayer();
  }

  function onFrame(time) {
    if (!clock.playing || !view.root.isConnected) return;
    const passed = before === null ? 0 : (time - before) / 1000;
    before = time;
    advance(clock, runs(), passed);
    acts.paint();
    acts.drawPlayer();
    if (clock.playing) requestAnimationFrame(onFrame);
  }

  // `clocks`: where each run's clock stands.
  function draw(clocks) {
    const live = !model.data.ended;
    if (model.data.compact) tell(live);
    player.bar.hidden = !live && !view.slides;
    laid.update(canLay() ? view.arrangement.shown : null);
    const end = live ? 0 : lastOf(runs()), at = live ? Math.max(...clocks) : atOf(clock, runs());
    player.update({ live, playing: !live && clock.playing, at, end, words: "", speed: clock.speed });
  }

  return { draw, leave };
}
