// The clock: which moment of the run is shown, and how it moves on. Times of the run in seconds since it began; `now` is
// the browser's time, in seconds too.

export const MOST_AHEAD = 1; // seconds that a clock may run past the last message

export const newClock = () => ({
  at: 0, // the cursor
  speed: 1,
  playing: false,
  since: null, // the browser's time at which playing began, or its speed changed, and the cursor then
  from: 0,
  lead: null, // how far the run's clock is ahead of the browser's
});

// Where the run's clock stands between two messages.
export const liveNow = (clock, data, now) => Math.min(now + clock.lead, data.now + MOST_AHEAD);

// New data: the cursor stands at the end of a run that has ended, and at now while it goes on. Of two ended pictures of
// one run the second leaves it where it is.
export function hear(clock, data, { fresh, ended }, now) {
  if (fresh) Object.assign(clock, { lead: null, playing: false });
  const running = data.status === "running";
  if (running) clock.lead = Math.max(clock.lead ?? -Infinity, data.now - now);
  if (!data.ended || !ended) clock.at = running ? liveNow(clock, data, now) : data.end ?? 0;
}

// The cursor of a run that goes on.
export function goOn(clock, data, now) {
  clock.at = Math.max(Math.min(clock.at, data.now + MOST_AHEAD), liveNow(clock, data, now));
}

// Play from the cursor, from the end once more from the beginning.
export function play(clock, end) {
  if (clock.at >= end) clock.at = 0;
  Object.assign(clock, { playing: true, since: null });
}

// The cursor of a run that is played follows the browser's time, however many frames there are.
export function follow(clock, end, now) {
  if (clock.since === null) Object.assign(clock, { since: now, from: clock.at });
  clock.at = Math.min(end, clock.from + (now - clock.since) * clock.speed);
  if (clock.at >= end) clock.playing = false;
}

export function setSpeed(clock, speed) {
  Object.assign(clock, { speed, since: null });
}

// Put the cursor somewhere; it stops there.
export function stopAt(clock, at, end) {
  Object.assign(clock, { playing: false, at: Math.max(0, Math.min(end, at)) });
}
