// The room of a class, on a page with a run and on its own page. It watches the room by itself and posts what the teacher
// does, so that no script runs but for a run of the page.

import { boardOf } from "./class/board.mjs";
import { ownPageOf } from "./class/own_page.mjs";
import { panelOf } from "./class/panel.mjs";
import { roomOf } from "./class/room.mjs";
import { leaveClass, tellClass } from "./class_stage.mjs";

/** @param {import("./views.mjs").ClassRoom} data */
export function draw(root, data, { state, trigger }) {
  const room = (state.room ??= build(root, state, trigger));
  if (room.code !== data.room) room.follow(data);
  room.panel.size(root.clientWidth);
  room.board.size(root.clientWidth);
  if (room.data !== data) {
    room.data = data;
    for (const part of [room.own, room.panel, room.board]) part.take(data);
  }
}

function build(root, state, trigger) {
  let line = null, told = 0;
  const tell = (value) => trigger("room", { ...value, told: (told += 1) });
  const room = { code: "", data: null };
  const to = {
    post: (what) => line?.post(what) ?? Promise.resolve(null), trigger: tell,
    change: () => {
      const now = room.panel.now();
      // page.css gives the panel the place of the picture while the class guesses and talks.
      document.documentElement.dataset.class = now.covers ? "covers" : "";
      room.board?.putAway(Boolean(room.data?.compact && !room.data.whole && !room.panel.runs()));
      tellClass(root, now);
    },
  };
  room.panel = panelOf(to);
  room.board = boardOf(to);
  room.own = ownPageOf(to);
  root.append(room.own.box, room.panel.box, room.board.box);
  room.follow = (data) => {
    line?.stop();
    room.code = data.room;
    line = roomOf(data, {
      take: (lead) => {
        for (const part of [room.own, room.panel, room.board]) part.show(lead);
      },
      tell: room.panel.tell, gone: () => tell({ do: "gone" }),
    });
  };
  state.stop = () => {
    line?.stop();
    room.own.stop();
    delete document.documentElement.dataset.class;
    leaveClass(root);
  };
  return room;
}
