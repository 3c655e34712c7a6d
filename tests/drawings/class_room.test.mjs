import assert from "node:assert/strict";
import { test } from "node:test";

import { LOST, roomOf } from "../../pages/parts/drawings/class/room.mjs";

const soon = () => new Promise((done) => setTimeout(done));

// A server: `answers` by the end of the path, each {status, body}, or an error; and what the room told.
function opened(answers = {}) {
  const asked = [], heard = { taken: [], told: [], gone: 0 }, later = [], sources = [];
  class Source {
    listeners = {};
    readyState = 1;
    constructor(url) { this.url = `${url}`; sources.push(this); }
    addEventListener(name, then) { this.listeners[name] = then; }
    close() { this.readyState = 2; }
    say(name, data) { this.listeners[name]({ data: JSON.stringify(data) }); }
  }
  const ask = async (url, { body }) => {
    const path = url.pathname.split("/").at(-1);
    asked.push([path, JSON.parse(body)]);
    const given = answers[path] ?? {};
    if (given instanceof Error) throw given;
    return { ok: (given.status ?? 200) < 400, status: given.status ?? 200, json: async () => given.body ?? {} };
  };
  const to = { take: (lead) => heard.taken.push(lead), tell: (words) => heard.told.push(words), gone: () => heard.gone++ };
  const room = roomOf({ room: "BCDF", secret: "s" }, to, { Source, ask, base: "http://lab.test/page", later: (then) => later.push(then) });
  return { room, asked, heard, later, sources, answers };
}

test("the server is told the secret once, and then what it sends is taken", async () => {
  const { asked, heard, sources } = opened();
  await soon();
  assert.deepEqual(asked, [["own", { code: "BCDF", secret: "s" }]]);
  assert.equal(sources[0].url, "http://lab.test/room/BCDF/lead");
  sources[0].say("lead", { all: 1 });
  assert.deepEqual([heard.taken, heard.told.at(-1)], [[{ all: 1 }], ""]);
});

test("who does not lead the room any more is told so, and nothing is tried again", async () => {
  const { heard, later, sources } = opened({ own: { status: 403 } });
  await soon();
  assert.deepEqual([heard.gone, later.length, sources.length], [1, 0, 0]);
});

test("a lost connection is one line, and it goes on by itself", async () => {
  const { heard, later, sources } = opened();
  await soon();
  sources[0].onerror();
  assert.deepEqual([heard.told, later.length], [[LOST], 0], "the browser tries again by itself");
  sources[0].readyState = 2;
  sources[0].onerror();
  assert.equal(later.length, 1);
  later[0]();
  await soon();
  assert.equal(sources.length, 2);
  sources[1].say("lead", {});
  assert.equal(heard.told.at(-1), "");
});

test("a server that is away is asked again", async () => {
  const { heard, later, answers, sources } = opened({ own: new TypeError("away") });
  await soon();
  assert.deepEqual([heard.gone, later.length], [0, 1]);
  delete answers.own;
  later[0]();
  await soon();
  assert.equal(sources.length, 1);
});

test("a room that is closed is gone at once", async () => {
  const { asked, heard, sources } = opened();
  await soon();
  sources[0].say("closed", "This room is closed.");
  await soon();
  assert.deepEqual([heard.gone, asked.length], [1, 1]);
});

test("a stream that ends asks whether the room is still led from here", async () => {
  const { heard, answers, sources } = opened();
  await soon();
  answers.own = { status: 403 };
  sources[0].say("closed", "");
  await soon();
  assert.equal(heard.gone, 1);
});

test("what is done is posted, and a refusal comes back in words", async () => {
  const { room, asked, heard, answers } = opened();
  await soon();
  assert.deepEqual(await room.post({ do: "stage" }), {});
  assert.deepEqual(asked.at(-1), ["lead", { do: "stage" }]);
  answers.lead = { status: 409, body: { error: "Too late." } };
  assert.equal(await room.post({ do: "stage" }), null);
  assert.equal(heard.told.at(-1), "Too late.");
  answers.lead = new TypeError("away");
  assert.equal(await room.post({ do: "stage" }), null);
  assert.equal(heard.told.at(-1), LOST);
});

test("where another room has the cookie, this one takes it back and asks once more", async () => {
  const { room, asked, answers } = opened({ lead: { status: 403 } });
  await soon();
  await room.post({ do: "stage" });
  assert.deepEqual(asked.map(([path]) => path), ["own", "lead", "own", "lead"]);
  delete answers.lead;
});

test("a page that is left hears nothing more", async () => {
  const { room, heard, sources } = opened();
  await soon();
  room.stop();
  sources[0].onerror();
  assert.deepEqual(heard.told, []);
});
