// Both runs played together from zero. A cursor of null stands at the end, or at now while they run.

const raceLast = (race) => Math.max(...race.data.runs.map((run) => run.end ?? 0));
const raceAt = (race) => race.cursor ?? raceLast(race);

// Stand at `t`; at the end the verdict is shown again.
function raceMove(race, t) {
  race.cursor = t >= raceLast(race) - 1e-6 ? null : Math.max(0, t);
  if (race.cursor === null) race.playing = false;
  racePaint(race);
  racePlayer(race);
}

function raceToggle(race) {
  race.playing = !race.playing;
  if (!race.playing) return racePlayer(race);
  if (race.cursor === null) race.cursor = 0;
  race.before = null;
  racePlayer(race);
  requestAnimationFrame((now) => racePlay(race, now));
}

function racePlay(race, now) {
  if (!race.playing || !race.root.isConnected) return;
  const passed = race.before === null ? 0 : Math.min((now - race.before) / 1000, 0.25);
  race.before = now;
  raceMove(race, raceAt(race) + passed * race.speed);
  if (race.playing) requestAnimationFrame((next) => racePlay(race, next));
}

// To the next moment at which something happens in either run, or the one before.
function raceStep(race, way) {
  const times = race.data.runs.flatMap((run) => run.calls.flatMap((call) => call.bars.flatMap(([, from, to]) => [from, to])));
  const moments = [...new Set([0, ...times, raceLast(race)])].sort((a, b) => a - b), at = raceAt(race);
  const next = way > 0 ? moments.find((t) => t > at + 0.005) : moments.findLast((t) => t < at - 0.005);
  race.playing = false;
  raceMove(race, next ?? (way > 0 ? raceLast(race) : 0));
}

function racePlayerBuild(race) {
  const jump = (t) => { race.playing = false; raceMove(race, t()); };
  const acts = {
    toggle: () => raceToggle(race), back: () => raceStep(race, -1), forward: () => raceStep(race, 1),
    start: () => jump(() => 0), end: () => jump(() => raceLast(race)),
    speed: (x) => { race.speed = x; racePlayer(race); },
  };
  race.player = playerBar(race.root, acts);
  fill(race.player.bar, { "aria-label": "Play both runs together" });
  race.leave = listenKeys(race.root, {
    Space: acts.toggle, ArrowLeft: acts.back, ArrowRight: acts.forward, Home: acts.start, End: acts.end,
    ArrowUp: () => raceGo(race, -1), ArrowDown: () => raceGo(race, 1), Escape: () => raceChoose(race, null),
    "?": () => race.player.keys.toggle(),
  }, () => Boolean(race.slider));
}

function racePlayer(race) {
  const live = !race.data.ended;
  race.player.bar.hidden = !live && !race.slider;
  if (live) return race.player.update({ live, playing: false, at: Math.max(...raceClock(race)), end: 0, words: "", speed: race.speed });
  race.player.update({ live, playing: race.playing, at: raceAt(race), end: raceLast(race), words: "", speed: race.speed });
}

// The playhead over both runs, and its handle on the axis, which is the slider.
function raceHead(race, at) {
  const { head, plan } = race;
  head.begin();
  if (at !== null) {
    const slide = (event) => raceSlide(race, event);
    const strip = head.put("strip", "rect", { class: "race-strip", x: plan.left - 10, y: plan.floor, width: plan.right - plan.left + 20, height: 26 });
    const d = plan.panels.map(({ first, bottom }) => `M${at} ${first - 6}V${bottom + 2}`).join("") + `V${plan.floor}`; // not through the titles
    if (race.cursor !== null) head.put("line", "path", { class: "race-end", d, "aria-hidden": "true" });
    const t = raceAt(race);
    const house = head.put("house", "path", {
      class: "race-house", role: "slider", tabindex: 0, "aria-label": "Moment of both runs", "aria-valuemin": 0,
      "aria-valuemax": raceLast(race), "aria-valuenow": Number(t.toFixed(3)),
      "aria-valuetext": `${seconds(t)} of ${seconds(raceLast(race))}`,
      d: `M0 ${plan.floor + 4}l7 6v8h-14v-8z`, transform: `translate(${at} 0)`,
    });
    for (const node of [strip, house]) if (!node.onpointerdown) node.onpointerdown = slide;
  }
  head.end();
}

// Drag: measured in parts of the picture's width, so that it holds under any zoom.
function raceSlide(race, event) {
  event.preventDefault();
  race.playing = false;
  const to = (e) => {
    const box = race.svg.getBoundingClientRect(), { plan } = race;
    const px = ((e.clientX - box.left) / box.width) * plan.width;
    raceMove(race, (Math.min(Math.max(px - plan.left, 0), plan.right - plan.left) / (plan.right - plan.left)) * race.reach);
  };
  const node = event.currentTarget;
  node.setPointerCapture(event.pointerId);
  node.onpointermove = to;
  node.onpointerup = node.onpointercancel = () => { node.onpointermove = null; };
  race.svg.querySelector(".race-house").focus({ preventScroll: true });
  to(event);
}
