// The clock of a run between two messages.

const liveNow = (s) => Math.min(performance.now() / 1000 + s.lead, s.data.now + MOST_AHEAD);

function followRun(s, live, api, how = follow) {
  how(s, live, api, (data) => takeNext(s, { ...data, compact: s.given.compact }), () => show(s));
  if (s.source) wake(s);
}

// The stream may bring a new run before the page does; a reload must find it from then on.
function takeNext(s, data) {
  const fresh = data.run !== s.data.run;
  if (fresh) {
    s.cards.clear();
    const address = new URL(location);
    address.searchParams.set("run", data.run);
    history.replaceState(history.state, "", address);
  }
  take(s, data, fresh);
  if (fresh) wake(s);
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
    if (!s.playing) drawAt(s, s.at);
  });
}
