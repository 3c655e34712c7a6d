// Following a run: whole pictures over server-sent events, and where there are none, a look once a second.

const BLIND = "This page can't follow the run directly; it looks again every second.";
const AGAIN = 1000; // ms between two looks

// `take(data)` keeps a picture, `show()` draws it, and `rest()` is called when there is nothing more to follow; all three
// belong to the view that follows. `trigger` tells Python.
export function follower({ trigger, take, show, rest }) {
  let source = null, timer = null, followed = null, certain = false, polls = 0;
  const line = {
    blind: "", // says so, where the run cannot be followed directly
    goesOn: () => source !== null,

    // `live`: {url, run}; none, or a picture that has ended, and there is nothing to follow.
    follow(live, ended) {
      if (!live || ended) return line.stop();
      if (followed !== live.run) line.listen(live);
      certain = true;
    },

    // Also to a run whose button has only just been pressed: it is not certain that there will be one.
    listen(live) {
      line.stop();
      followed = live.run;
      certain = false;
      let errors = 0;
      source = new EventSource(new URL(live.url, document.baseURI));
      source.onmessage = (event) => {
        const data = JSON.parse(event.data);
        errors = -Infinity;
        take(data);
        if (data.ended) {
          line.stop();
          trigger("finished", live.run);
        }
        show();
      };
      source.onerror = () => {
        errors += 1;
        if (errors < 2 && source.readyState !== EventSource.CLOSED) return;
        source.close();
        if (!certain) return line.stop(); // the page will say whether there is a run
        line.blind = BLIND;
        polls = 0;
        timer = setInterval(() => trigger("poll", (polls += 1)), AGAIN);
        show();
      };
    },

    stop() {
      source?.close();
      clearInterval(timer);
      source = timer = followed = null;
      line.blind = "";
      rest();
    },
  };
  return line;
}

// `then()` at each press of a button, told by its widget's key; the result ends it.
export function listenForPress(key, then) {
  const press = (event) => {
    if (key() && event.target.closest?.(`.${CSS.escape(`st-key-${key().replaceAll(" ", "-")}`)} button:enabled`)) then();
  };
  document.addEventListener("click", press, true);
  return () => document.removeEventListener("click", press, true);
}
