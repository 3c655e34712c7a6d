// Following a run: whole pictures over server-sent events, and where there are none, a look once a second.

const BLIND = "This page can't follow the run directly; it looks again every second.";
const MOST_AHEAD = 1; // seconds that a clock may run past the last message

// `take(data)` keeps a picture, `show()` draws it; both belong to the view that follows.
function follow(s, live, api, take, show) {
  if (!live || s.data.ended) return stopFollowing(s);
  if (s.followed !== live.run) listen(s, live, api, take, show);
  s.certain = true;
}

// Also a run whose button has only just been pressed: it is not certain that there will be one.
function listen(s, live, api, take, show) {
  stopFollowing(s);
  Object.assign(s, { followed: live.run, certain: false, errors: 0, polls: 0 });
  s.source = new EventSource(new URL(live.url, document.baseURI));
  s.source.onmessage = (event) => {
    s.errors = -Infinity;
    take(JSON.parse(event.data));
    if (s.data.ended) {
      stopFollowing(s);
      api.trigger("finished", live.run);
    }
    show();
  };
  s.source.onerror = () => {
    s.errors += 1;
    if (s.errors < 2 && s.source.readyState !== EventSource.CLOSED) return;
    s.source.close();
    if (!s.certain) return stopFollowing(s); // the page will say whether there is a run
    s.blind = BLIND;
    s.timer = setInterval(() => api.trigger("poll", (s.polls += 1)), 1000);
    show();
  };
}

// `then()` at each press of a button, told by its widget's key; the result ends it.
function listenForPress(key, then) {
  const press = (event) => {
    if (key() && event.target.closest?.(`.${CSS.escape(`st-key-${key().replaceAll(" ", "-")}`)} button:enabled`)) then();
  };
  document.addEventListener("click", press, true);
  return () => document.removeEventListener("click", press, true);
}

function stopFollowing(s) {
  s.source?.close();
  clearInterval(s.timer);
  cancelAnimationFrame(s.frame);
  Object.assign(s, { source: null, timer: null, frame: null, followed: null, blind: "" });
}
