import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { follower } from "../../pages/parts/drawings/live.mjs";

class Source {
  static CLOSED = 2;
  static all = [];
  readyState = 1;
  constructor(url) {
    this.url = `${url}`;
    Source.all.push(this);
  }
  close() {
    this.readyState = Source.CLOSED;
  }
  send(data) {
    this.onmessage({ data: JSON.stringify(data) });
  }
  fail(readyState = 0) {
    this.readyState = readyState;
    this.onerror();
  }
}

const LIVE = { url: "live/a", run: "a" };
let told, line;

beforeEach(() => {
  Source.all = [];
  globalThis.EventSource = Source;
  globalThis.document = { baseURI: "http://lab.test/folder/" };
  told = [];
  const say = (name) => (value) => told.push(value === undefined ? [name] : [name, value]);
  line = follower({ trigger: (name, value) => told.push([name, value]), take: say("take"), show: say("show"), rest: () => {} });
});

test("a run is followed at its address beside the page, over one connection", () => {
  line.follow(LIVE, false);
  line.follow(LIVE, false);
  assert.deepEqual(Source.all.map(({ url }) => url), ["http://lab.test/folder/live/a"]);
  assert.ok(line.goesOn());
});

test("each message is taken and shown; the last one ends it and Python is told", () => {
  line.follow(LIVE, false);
  Source.all[0].send({ ended: false });
  Source.all[0].send({ ended: true });
  assert.deepEqual(told, [["take", { ended: false }], ["show"], ["take", { ended: true }], ["finished", "a"], ["show"]]);
  assert.equal(line.goesOn(), false);
});

test("another run takes the place of the one before", () => {
  line.follow(LIVE, false);
  line.follow({ url: "live/b", run: "b" }, false);
  assert.deepEqual(Source.all.map(({ readyState }) => readyState), [Source.CLOSED, 1]);
});

test("no run, or one that has ended, is not followed", () => {
  line.follow(LIVE, false);
  line.follow(undefined, false);
  assert.equal(line.goesOn(), false);
  line.follow(LIVE, true);
  assert.equal(Source.all.length, 1);
});

test("where there is no stream the page is asked to look once a second, and says so", () => {
  let look = null;
  Object.assign(globalThis, {
    setInterval: (then) => { look = then; return 7; },
    clearInterval: (timer) => { if (timer === 7) look = null; },
  });
  line.follow(LIVE, false);
  Source.all[0].fail();
  assert.equal(line.blind, "", "once it may have been a moment's");
  Source.all[0].fail();
  assert.match(line.blind, /looks again every second/);
  look();
  look();
  assert.deepEqual(told, [["show"], ["poll", 1], ["poll", 2]]);
  line.stop();
  assert.deepEqual([look, line.blind], [null, ""]);
});

test("a stream that has once spoken is waited for, however often it fails", () => {
  line.follow(LIVE, false);
  Source.all[0].send({ ended: false });
  for (let i = 0; i < 5; i++) Source.all[0].fail();
  assert.equal(line.blind, "");
});

test("a run that was only hoped for is given up without a word", () => {
  line.listen(LIVE);
  Source.all[0].fail(Source.CLOSED);
  assert.deepEqual([line.goesOn(), line.blind, told], [false, "", []]);
});
