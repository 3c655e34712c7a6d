// Both runs as they go, and a clock for each that runs between two messages.

function raceFollow(race, live, api) {
  const before = race.source;
  follow(race, live, api, (data) => raceTake(race, { ...data, compact: race.given.compact }), () => raceShow(race));
  if (race.source && race.source !== before) raceTick(race);
}

// New data. The same two ended runs again, which a rerun of the page sends, leave the cursor where it stands.
function raceTake(race, data) {
  const key = JSON.stringify(data.runs);
  if (key !== race.key) Object.assign(race, { key, cursor: null, playing: false, chosen: null, hovered: null });
  race.data = data;
  race.at = performance.now();
}

// One more frame while the runs go on.
function raceTick(race) {
  race.frame = requestAnimationFrame(() => {
    if (race.plan) {
      racePaint(race);
      racePlayer(race); // its clock is the picture's, not that of the last message
    }
    if (race.source) raceTick(race);
  });
}

// Where each run's clock stands: at the cursor, or between two messages.
function raceClock(race) {
  const { runs } = race.data;
  if (race.cursor !== null) return runs.map((run) => Math.min(race.cursor, run.end));
  const passed = Math.min((performance.now() - race.at) / 1000, MOST_AHEAD);
  return runs.map((run) => (run.running ? run.now + passed : run.end));
}

// data: what core.view.race gives, and live: {url, run} while a run goes on
function drawRace(root, data, api) {
  const state = api.state();
  if (!state.race || !root.contains(state.race.picture)) state.race = raceBuild(root);
  const race = state.race;
  root.classList.toggle("narrow", root.clientWidth < 760);
  state.stop = () => {
    stopFollowing(race);
    race.playing = false;
    race.leave();
  };
  if (data !== race.given) raceTake(race, data);
  race.given = data;
  raceFollow(race, data.live, api);
  raceShow(race);
}
