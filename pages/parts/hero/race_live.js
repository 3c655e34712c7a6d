// Both runs as they go: whole pictures over server-sent events, and a clock that runs between them.

function raceFollow(race, live, api) {
  if (!live || race.data.ended) return stopFollowing(race);
  if (race.followed === live.run) return;
  stopFollowing(race);
  Object.assign(race, { followed: live.run, errors: 0, polls: 0 });
  race.source = new EventSource(new URL(live.url, document.baseURI));
  race.source.onmessage = (event) => {
    race.errors = -Infinity;
    raceTake(race, JSON.parse(event.data));
    if (race.data.ended) {
      stopFollowing(race);
      api.trigger("finished", live.run);
    }
    raceShow(race);
  };
  race.source.onerror = () => {
    race.errors += 1;
    if (race.errors < 2 && race.source.readyState !== EventSource.CLOSED) return;
    race.source.close();
    race.blind = BLIND;
    race.timer = setInterval(() => api.trigger("poll", (race.polls += 1)), 1000);
    raceShow(race);
  };
  raceTick(race);
}

function raceTake(race, data) {
  race.data = data;
  race.at = performance.now();
}

// One more frame while the runs go on.
function raceTick(race) {
  race.frame = requestAnimationFrame(() => {
    racePaint(race);
    if (race.source) raceTick(race);
  });
}

// Where each run's clock stands between two messages.
function raceClock(race) {
  const passed = Math.min((performance.now() - race.at) / 1000, MOST_AHEAD);
  return race.data.runs.map((run) => (run.running ? run.now + passed : run.end));
}

// data: what core.race gives, and live: {url, run} while a run goes on
function drawRace(root, data, api) {
  const state = api.state();
  if (!state.race || !root.contains(state.race.picture)) state.race = raceBuild(root);
  const race = state.race;
  root.classList.toggle("narrow", root.clientWidth < 760);
  state.stop = () => stopFollowing(race);
  if (data !== race.given) raceTake(race, data);
  race.given = data;
  raceFollow(race, data.live, api);
  raceShow(race);
}

function raceShow(race) {
  if (!race.picture.clientWidth) return;
  raceWords(race);
  racePaint(race);
}
