// The line from a phone to its room: it joins, listens, and comes back by itself, whatever happened to the line.

const SILENT = 25_000; // ms without a word, after which a line is dead: the server says something every ten seconds
const STALE = 12_000; // ms of it, for a phone that wakes up
const LONGEST = 5_000; // ms between two tries
const GONE = [403, 404, 409, 415, 429]; // what the server has understood and refused

// Milliseconds until the next try: longer each time, and not all phones in the same moment.
export const pause = (tries, chance = Math.random()) => Math.min(500 * 2 ** tries, LONGEST) * (0.6 + 0.8 * chance);

// Asks the server for something. {told} or {refused} with a sentence; neither: nobody was reached.
export const ask = async (url, body) => {
  const given = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(url, given);
    const told = await answer.json();
    if (answer.ok) return { told };
    return GONE.includes(answer.status) ? { refused: told.error } : {};
  } catch {
    return {};
  }
};

// `hear(name, data)`: an event of the room; `stands(state)`: joining, open, lost, or over, then with a sentence.
export function line(room, hear, stands) {
  let source = null, timer = 0, watch = 0, tries = 0, heard = 0, over = false;

  function again() {
    clearTimeout(timer);
    timer = setTimeout(join, pause(tries));
    tries += 1;
  }
  function end(words) {
    over = true;
    drop();
    clearTimeout(timer);
    stands("over", words);
  }
  function drop() {
    clearInterval(watch);
    source?.close();
    source = null;
  }
  function lose() {
    drop();
    if (over) return;
    stands("lost");
    again();
  }
  async function join() {
    const { told, refused } = await ask(`${room}/join`, {});
    if (over || source) return;
    if (refused) end(refused);
    else if (told) listen();
    else lose();
  }
  function listen() {
    heard = Date.now();
    source = new EventSource(`${room}/live`);
    source.onerror = () => {
      if (source?.readyState === 2) lose();
      else stands("lost");
    };
    for (const name of ["all", "mine", "own", "beat", "closed"]) {
      source.addEventListener(name, ({ data }) => {
        heard = Date.now();
        tries = 0;
        const told = JSON.parse(data);
        if (name === "closed") return end(told);
        stands("open");
        if (name !== "beat") hear(name, told);
      });
    }
    watch = setInterval(() => source && Date.now() - heard > SILENT && lose(), 1000);
  }

  stands("joining");
  join();
  return {
    // The phone has woken up, or is in a network again: what is silent for long is not waited for.
    wake() {
      if (over || (source && Date.now() - heard < STALE)) return;
      drop();
      tries = 0;
      again();
    },
  };
}
