// The one call that all views show: the one the reader chose, or the one that the run is busy with.

// Chosen by the reader; else at rest the one that the script thinks is worth reading; else the one in progress.
function focusOf(s) {
  if (s.chosen !== null) return s.chosen;
  const { data } = s;
  if (data.covered || !data.calls.length) return null;
  if (data.status === "running" || s.playing || s.at < data.end) return busiest(s);
  return s.first || data.calls[0].id;
}

// The call that began to stream last; none streams: the one that started last, or that ended last.
function busiest(s) {
  const rank = { streaming: 3, waiting: 2, again: 2, queued: 0, idle: -1 };
  let best = null;
  for (const call of s.data.calls) {
    const now = s.moments.get(call.id);
    const level = now ? rank[now.state] ?? 1 : -1; // none: it has come since the last picture
    if (level < 0) continue;
    const last = now.parts[now.parts.length - 1];
    const since = level === 1 ? call.end ?? 0 : last?.from ?? 0;
    if (!best || level > best.level || (level === best.level && since >= best.since)) best = { id: call.id, level, since };
  }
  return best ? best.id : s.data.calls[0].id;
}

// Choose a call, or with null let go of it. All four views follow before the next frame; nothing is asked of the server
// but texts that are not here.
function choose(s, id) {
  s.chosen = id;
  if (id !== null) {
    bringIntoSight(s, id);
    if (s.data.ended && !s.cards.has(id)) askFor(s, id);
  }
  s.states = null;
  drawAt(s, s.at);
  const call = s.data.calls.find((call) => call.id === id);
  if (call) tell(s, `Chosen: ${spoken(call, s.moments.get(id))}.`);
}

function askFor(s, id) {
  s.asked = id;
  document.dispatchEvent(new CustomEvent(ASKED, { detail: { run: s.data.run, call: id } }));
}

// Texts that were asked for have come, or somebody who can ask for them has.
function listenTexts(s) {
  const onTexts = ({ detail }) => {
    if (detail.run !== s.data?.run) return;
    keepTexts(s, detail, false);
    const waits = s.asked !== null && !detail.cards[s.asked] && !s.cards.has(s.asked);
    if (waits) askFor(s, s.asked);
    drawAt(s, s.at);
  };
  document.addEventListener(CAME, onTexts);
  return () => document.removeEventListener(CAME, onTexts);
}

// The rows that a row's data comes from and goes to.
function neighbours(view, lit) {
  const near = new Set();
  if (lit === null) return near;
  for (const [from, to] of view.edges) {
    if (to === lit && from !== null) near.add(from);
    if (from === lit && to !== null) near.add(to);
  }
  return near;
}

// The calls before and after one, by the dependencies as recorded.
function around(s, id) {
  const before = s.data.edges.filter(([from, to]) => to === id && from !== null).map(([from]) => from);
  const after = s.data.edges.filter(([from, to]) => from === id && to !== null).map(([, to]) => to);
  return { before, after };
}
