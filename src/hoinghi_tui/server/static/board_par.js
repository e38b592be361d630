// The PAR Index: the sum as large as it fits, and a bar for each field.

import { everyTick, listen } from "/static/board_link.js";
import { fit, made, onResize, write, writeMarks } from "/static/board_paint.js";
import { offer } from "/static/board_keys.js";

const title = document.getElementById("title");
const sum = document.querySelector(".sum");
const share = document.getElementById("share");
const fields = document.getElementById("fields");

function show(frame) {
  write(title, frame.title);
  write(share, frame.share);
  for (const name of ["scored", "points", "change"]) {
    write(document.getElementById(name), frame[name]);
  }
  sum.hidden = Boolean(frame.nothing);
  sum.className = `sum ${frame.tone}`;
  fields.replaceChildren(...frame.bars.map(field));
  if (frame.nothing) fields.append(made("p", "nothing warning", frame.nothing));
  writeMarks(frame.marks);
  layout();
}

function field(one) {
  const row = made("div", `field ${one.tone}`);
  const line = made("p", "line");
  line.append(made("span", "name", one.name), made("span", "points", one.points),
    made("b", "share", one.words));
  const bar = made("div", "bar");
  const filled = made("i");
  filled.style.inlineSize = `${Math.min(1, Math.max(0, one.share)) * 100}%`;
  bar.append(filled);
  row.append(line, bar);
  return row;
}

function layout() {
  fit(title, 14, innerHeight * 0.07);
  fit(fields, 10, innerHeight * 0.05);
}

offer([]);
onResize(layout);
everyTick(() => {});
listen("/par/live", show);
