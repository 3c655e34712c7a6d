// A run as it goes: whole pictures over server-sent events, and a clock that runs between them.

const BLIND = "This page can't follow the run directly; it looks again every second.";
const MOST_AHEAD = 1; // seconds that the clock may run past the last message

const liveNow = (s) => Math.min(performance.now() / 1000 + s.lead, s.data.now + MOST_AHEAD);

function followRun(s, live, api) {
  if (!live || s.data.ended) {
    stopFollowing(s);
    return;
  }
  if (s.followed === live.run) return;
  stopFollowing(s);
  Object.assign(s, { followed: live.run, errors: 0, polls: 0, blind: "" });
  s.source = new EventSource(new URL(live.url, document.baseURI));
  s.source.onmessage = (event) => {
    s.errors = -Infinity;
    take(s, JSON.parse(event.data), false);
    if (s.data.ended) {
      stopFollowing(s);
      api.trigger("finished", live.run);
    }
    show(s);
  };
  s.source.onerror = () => {
    s.errors += 1;
    if (s.errors < 2 && s.source.readyState !== EventSource.CLOSED) return;
    s.source.close();
    s.blind = BLIND;
    s.timer = setInterval(() => api.trigger("poll", (s.polls += 1)), 1000);
    show(s);
  };
  wake(s);
}

function stopFollowing(s) {
  s.source?.close();
  clearInterval(s.timer);
  cancelAnimationFrame(s.frame);
  Object.assign(s, { source: null, timer: null, frame: null, followed: null, blind: "" });
}

// One more frame: while the run goes on there is always a next one; many calls are drawn less often.
function wake(s) {
  if (s.frame) return;
  s.frame = requestAnimationFrame((time) => {
    s.frame = null;
    const running = s.data.status === "running";
    const count = s.data.calls.length;
    if (time - s.drawn < (count > 16 ? 48 : count > 7 ? 30 : 0)) return wake(s);
    s.drawn = time;
    if (running && s.source) wake(s);
    if (running) s.at = Math.max(Math.min(s.at, s.data.now + MOST_AHEAD), liveNow(s));
    drawAt(s, s.at);
  });
}
