// Moving the cursor of a run that has ended: playing, stepping from event to event, jumping and scrubbing.

const SAY_EVERY = 1500; // milliseconds between two sentences while it plays

function playerParts(s, parent) {
  const acts = {
    toggle: () => (s.playing ? stopPlaying(s, true) : startPlaying(s)),
    start: () => step(s, 0), end: () => step(s, s.data.end),
    back: () => step(s, eventBefore(s)), forward: () => step(s, eventAfter(s)),
    speed: (x) => { Object.assign(s, { speed: x, since: null }); drawPlayer(s); },
  };
  const player = playerBar(parent, acts);
  const onEscape = () => { player.keys.toggle(false); if (s.chosen !== null) choose(s, null); };
  s.quiet = listenKeys(s.root, {
    Space: acts.toggle, ArrowLeft: acts.back, ArrowRight: acts.forward, Home: acts.start, End: acts.end,
    "?": () => player.keys.toggle(), Escape: onEscape,
  }, () => playable(s));
  return player;
}

const playable = (s) => Boolean(s.data?.ended) && !s.data.covered && s.data.calls.length > 0 && s.data.count <= s.data.calls.length;

function startPlaying(s) {
  if (!playable(s)) return;
  if (s.at >= s.data.end) s.at = 0;
  Object.assign(s, { playing: true, since: null, saidAt: 0 });
  s.play = requestAnimationFrame((time) => playOn(s, time));
  drawPlayer(s);
}

function stopPlaying(s, say = false) {
  cancelAnimationFrame(s.play);
  s.playing = false;
  if (!say) return;
  tell(s, `Paused at ${seconds(s.at)}.`);
  drawAt(s, s.at);
}

// One frame. The cursor follows the clock, however many frames there are.
function playOn(s, time) {
  if (!s.playing) return;
  if (s.since === null) Object.assign(s, { since: time, from: s.at });
  const before = s.at;
  s.at = Math.min(s.data.end, s.from + ((time - s.since) / 1000) * s.speed);
  if (s.at >= s.data.end) s.playing = false;
  if (time - s.saidAt > SAY_EVERY || !s.playing) {
    const words = happened(s, s.toldTo <= before ? s.toldTo : before, s.at);
    if (words) tell(s, words);
    Object.assign(s, { saidAt: time, toldTo: s.at });
  }
  drawAt(s, s.at);
  if (s.playing) s.play = requestAnimationFrame((next) => playOn(s, next));
}

// Put the cursor somewhere; it stops there.
function seek(s, at) {
  if (!playable(s)) return;
  stopPlaying(s);
  s.at = Math.max(0, Math.min(s.data.end, at));
  drawAt(s, s.at);
}

function step(s, at) {
  if (!playable(s)) return;
  seek(s, at);
  tell(s, `${seconds(s.at)}. ${happened(s, s.at - 0.0005, s.at) || `${level(s)}.`}`);
}

// Every moment at which an attempt starts, its first token comes, or it ends.
function eventsOf(s) {
  if (!s.events) {
    const times = s.data.calls.flatMap((call) => call.attempts.flatMap(([, start, first, end]) => [start, first, end]));
    s.events = [...new Set([0, ...times, s.data.end])].filter((t) => typeof t === "number" && t <= s.data.end).sort((a, b) => a - b);
  }
  return s.events;
}

const eventBefore = (s) => eventsOf(s).findLast((t) => t < s.at - 1e-6) ?? 0;
const eventAfter = (s) => eventsOf(s).find((t) => t > s.at + 1e-6) ?? s.data.end;

// What happened after `from`, up to `to`, in words; of much the last.
function happened(s, from, to) {
  const said = [];
  for (const call of s.data.calls) {
    call.attempts.forEach(([, start, first, end, status], i) => {
      const last = i + 1 === call.attempts.length;
      if (start > from && start <= to) said.push([start, `${call.name} started${i ? " again" : ""}`]);
      if (first !== null && first > from && first <= to) said.push([first, `${call.name} streams`]);
      if (end > from && end <= to) said.push([end, `${call.name} ${{ ok: "done", error: last ? "failed" : "attempt failed" }[status] || status}`]);
    });
  }
  said.sort(([a], [b]) => a - b);
  const words = said.map(([, what]) => what);
  return words.length ? `${words.slice(-4).join(", ")}${words.length > 4 ? `, and ${words.length - 4} more` : ""}.` : "";
}

function tell(s, words) {
  s.flow.says.textContent = words;
}

// How many calls are in flight at the cursor, in words.
function level(s) {
  let now = 0;
  for (const [t, count] of s.data.flight || []) if (t <= s.at) now = count;
  return now === 1 ? "1 call in flight" : `${now} calls in flight`;
}

function drawPlayer(s) {
  const { player } = s.flow;
  const live = s.data.status === "running";
  player.bar.hidden = !live && !playable(s);
  if (player.bar.hidden) return;
  const words = s.at < s.data.end ? ` · ${level(s)}` : "";
  player.update({ live, playing: s.playing, at: s.at, end: s.data.end, words, speed: s.speed });
}
