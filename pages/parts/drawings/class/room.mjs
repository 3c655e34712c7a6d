// A room as its teacher's browser follows it: what it shows comes as server-sent events, what the teacher does is posted.

const AGAIN = 2500; // ms to the next try where the connection was refused
export const LOST = "No connection to the room. Answers are kept; this goes on by itself.";

/**
 * @param {{room: string, secret: string}} led `secret`: shown to the server once, which then knows this browser by a cookie
 * @param {{take: (lead: object) => void, tell: (words: string) => void, gone: () => void}} to `tell`: one line, empty when all is
 * well; `gone`: the room is closed, or another browser leads it
 */
export function roomOf(led, to, { Source = EventSource, ask = fetch, base = document.baseURI, later = setTimeout } = {}) {
  const at = (path) => new URL(path, base);
  let source = null, ended = false, owned = !led.secret, timer = null;

  const send = (path, body) => ask(at(path), {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), credentials: "same-origin",
  });
  const end = () => {
    ended = true;
    source?.close();
    clearTimeout(timer);
  };

  // Whether this browser leads the room, as the server says; it then sets the cookie.
  async function own() {
    const answer = await send("room/own", { code: led.room, secret: led.secret });
    owned = answer.ok;
    if ([403, 404].includes(answer.status) && !ended) {
      end();
      to.gone();
    }
    return owned;
  }

  async function open() {
    if (ended) return;
    try {
      if (!owned && !(await own())) return;
    } catch {
      return again();
    }
    if (ended) return;
    source = new Source(at(`room/${led.room}/lead`));
    source.addEventListener("lead", (event) => {
      to.tell("");
      to.take(JSON.parse(event.data));
    });
    source.addEventListener("closed", (event) => {
      source.close();
      owned = false;
      if (!JSON.parse(event.data)) return open(); // taken over, or a server that stops: it says so when it is asked
      end();
      to.gone();
    });
    source.onerror = () => {
      if (ended) return;
      to.tell(LOST);
      if (source.readyState === 2) again(); // refused: the browser itself does not try again
    };
  }

  function again() {
    to.tell(LOST);
    source?.close();
    if (led.secret) owned = false; // the cookie may be another room's by now
    timer = later(open, AGAIN);
  }

  // What the teacher does; true when it was done. A refusal comes back in words.
  async function post(what) {
    try {
      let answer = await send(`room/${led.room}/lead`, what);
      if (answer.status === 403 && led.secret && (await own())) answer = await send(`room/${led.room}/lead`, what);
      const said = await answer.json().catch(() => ({}));
      to.tell(answer.ok ? "" : said.error ?? "That could not be done. Load the page anew.");
      return answer.ok ? said : null;
    } catch {
      to.tell(LOST);
      return null;
    }
  }

  open();
  return { post, stop: end };
}
