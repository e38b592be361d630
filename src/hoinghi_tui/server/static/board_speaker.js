// The lectern: one figure that is read from ten metres, and what the MC has to say.

import { everyTick, listen, timeOfDay } from "/static/board_link.js";
import { fit, onResize, write, writeMarks } from "/static/board_paint.js";
import { offer } from "/static/board_keys.js";

const TONES = ["foreground", "muted", "accent", "warning", "error"];
const title = document.getElementById("title");
const presenter = document.getElementById("presenter");
const place = document.querySelector(".time");
const state = document.getElementById("state");
const face = document.getElementById("face");
const message = document.getElementById("message");
const words = message.querySelector("p");
let steps = [];
let lettersBefore = 0;

function show(frame) {
  steps = frame.steps;
  write(title, frame.title);
  write(presenter, frame.presenter);
  write(words, frame.message);
  message.hidden = !frame.message;
  writeMarks(frame.marks);
  layout();
}

function layout() {
  fit(title, 14, innerHeight * 0.075);
  if (!message.hidden) fit(words, 16, innerHeight * 0.16);
  lettersBefore = 0; // the face is measured anew by the next tick
}

function tick(now) {
  let step = null;
  for (const one of steps) if (one.from === undefined || one.from <= now) step = one;
  if (step === null) return;
  write(state, step.state);
  write(face, faceOf(step, now));
  for (const tone of TONES) place.classList.toggle(tone, tone === step.tone);
  if (face.textContent.length !== lettersBefore) {
    lettersBefore = face.textContent.length;
    fit(face, 40, innerHeight);
  }
}

// As countdown_text does: whole seconds, rounded so that no more time is shown than there is.
function faceOf(step, now) {
  const second = Math.floor(now / 1000) * 1000;
  if (step.count === "down") return countdown(Math.floor((step.to - second) / 1000));
  if (step.count === "up") {
    return `+${countdown(Math.floor((second - step.to) / 1000)).replace(/^0/, "")}`;
  }
  return step.count === "clock" ? timeOfDay(now) : step.face;
}

function countdown(total) {
  const whole = Math.abs(total);
  const two = (figure) => String(figure).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return (total < 0 ? "−" : "") + (hours ? `${hours}:${rest}` : rest);
}

offer([]);
onResize(layout);
everyTick(tick);
listen("/speaker/live", show);
