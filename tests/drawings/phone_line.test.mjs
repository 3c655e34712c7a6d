import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { ask, line, pause } from "../../pages/parts/drawings/phone/line.mjs";

class Source {
  static all = [];
  readyState = 1;
  heard = {};
  constructor(url) {
    this.url = url;
    Source.all.push(this);
  }
  addEventListener(name, hear) { this.heard[name] = hear; }
  close() { this.readyState = 2; }
  send(name, data) { this.heard[name]({ data: JSON.stringify(data) }); }
  fail(readyState) {
    this.readyState = readyState;
    this.onerror();
  }
}

let told, stood, answers, asked, room;
const soon = async () => {
  for (let i = 0; i < 8; i += 1) await Promise.resolve();
};
const answer = (status, body = {}) => ({ ok: status === 200, status, json: async () => body });
const later = async (ms) => {
  for (let gone = 0; gone < ms; gone += 100) {
    mock.timers.tick(Math.min(100, ms - gone));
    await soon();
  }
};

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] });
  [told, stood, answers, asked, Source.all] = [[], [], [], [], []];
  globalThis.EventSource = Source;
  globalThis.fetch = async (url, given) => {
    asked.push([url, JSON.parse(given.body)]);
    const next = answers.shift() ?? answer(200);
    if (next instanceof Error) throw next;
    return next;
  };
  room = () => line("BCDF", (name, data) => told.push([name, data]), (...how) => stood.push(how));
});
afterEach(() => mock.timers.reset());

test("a phone joins, listens and is told", async () => {
  room();
  await soon();
  assert.deepEqual(asked, [["BCDF/join", {}]]);
  assert.equal(Source.all[0].url, "BCDF/live");
  Source.all[0].send("all", { here: 1 });
  Source.all[0].send("beat", 0);
  assert.deepEqual(told, [["all", { here: 1 }]]);
  assert.deepEqual(stood, [["joining"], ["open"], ["open"]]);
});

test("where nobody answers it tries again, later each time; what is refused is the end", async () => {
  answers = [new Error("no network"), answer(502), answer(404, { error: "There is no room." })];
  room();
  await soon();
  await later(pause(0, 1));
  await later(pause(1, 1));
  assert.deepEqual(stood, [["joining"], ["lost"], ["lost"], ["over", "There is no room."]]);
  await later(60_000);
  assert.equal(asked.length, 3);
});

test("a line that breaks is mended by the browser, or by joining once more", async () => {
  room();
  await soon();
  Source.all[0].fail(0);
  assert.deepEqual(stood.at(-1), ["lost"]);
  Source.all[0].fail(2);
  await later(pause(0, 1));
  assert.equal(Source.all.length, 2);
  Source.all[1].send("all", {});
  assert.deepEqual(stood.at(-1), ["open"]);
});

test("a line that is silent for long is dead, and a phone that wakes up does not wait so long", async () => {
  const connection = room();
  await soon();
  await later(5_000);
  connection.wake();
  await later(2_000);
  assert.equal(Source.all.length, 1, "it has heard something just now");
  await later(8_000);
  connection.wake();
  await later(pause(0, 1));
  assert.equal(Source.all.length, 2);
  await later(27_000);
  await later(pause(1, 1));
  assert.equal(Source.all.length, 3);
});

test("a closed room is the end", async () => {
  room();
  await soon();
  Source.all[0].send("closed", "This room is closed.");
  assert.deepEqual(stood.at(-1), ["over", "This room is closed."]);
  Source.all[0].fail(2);
  await later(60_000);
  assert.equal(Source.all.length, 1);
});

test("not all phones come back in the same moment, and none waits for long", () => {
  assert.ok(pause(0, 0) < pause(0, 1) && pause(1, 0.5) > pause(0, 0.5));
  assert.ok(pause(30, 1) <= 7_000);
});

test("what is asked is told, refused in words, or has reached nobody", async () => {
  answers = [answer(200, { value: 4 }), answer(409, { error: "Too late." }), answer(500), new Error("no network")];
  const came = [];
  for (let i = 0; i < 4; i += 1) came.push(await ask("BCDF/answer", { value: 4 }));
  assert.deepEqual(came, [{ told: { value: 4 } }, { refused: "Too late." }, {}, {}]);
});
