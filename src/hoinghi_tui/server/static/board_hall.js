// The hall: how many have come, who has just come in, what is on.

import { everyTick, listen } from "/static/board_link.js";
import { fit, made, onResize, write, writeMarks } from "/static/board_paint.js";
import { offer } from "/static/board_keys.js";

const NAMES = ["full", "short", "none"];
const board = document.getElementById("board");
const byId = (id) => document.getElementById(id);
const greeting = byId("greeting");
const day = byId("day");
const agenda = byId("agenda");
const fresh = byId("fresh");
const others = byId("others");
let names = board.dataset.names;
let units = [];
let people = [];

function show(frame) {
  const isDay = frame.stage === "day";
  write(byId("issuer"), frame.issuer);
  write(byId("title"), frame.title);
  writeMarks(frame.marks);
  greeting.hidden = isDay;
  day.hidden = !isDay;
  agenda.hidden = !isDay || frame.agenda.length === 0;
  if (isDay) showDay(frame);
  else showGreeting(frame);
  layout();
}

function showGreeting(frame) {
  write(greeting.querySelector(".large"), frame.greeting);
  greeting.querySelector(".below").replaceChildren(
    ...frame.below.map(([text, weight]) => made("p", weight, text)),
  );
}

function showDay(frame) {
  write(byId("present"), String(frame.present));
  write(byId("invited"), `/${frame.invited}`);
  write(byId("counted"), frame.counted);
  units = frame.units;
  showArrivals(frame.arrivals);
  showNewcomers(frame.newcomers);
  agenda.replaceChildren(...frame.agenda.map((one) => {
    const line = made("p", one.now ? "now" : "next");
    line.append(made("span", "label", one.label), made("span", "times", one.times),
      made("span", "item", one.title));
    return line;
  }));
}

function showArrivals(curve) {
  const figure = byId("arrivals");
  figure.hidden = curve === null;
  if (curve === null) return;
  write(figure.querySelector("figcaption"), curve.words);
  figure.querySelector(".bars").replaceChildren(...curve.bars.map(([height, isPeak]) => {
    const bar = made("i", isPeak ? "peak" : "");
    bar.style.blockSize = `${height * 100}%`;
    return bar;
  }));
  figure.querySelectorAll(".times span").forEach((one, place) => write(one, curve.times[place]));
}

function showNewcomers(told) {
  const came = byId("came");
  write(came, told.title);
  came.classList.toggle("welcome", told.fresh !== null);
  fresh.hidden = told.fresh === null;
  if (told.fresh) {
    write(fresh.querySelector(".name"), told.fresh.name);
    write(fresh.querySelector(".seat"), told.fresh.seat);
    fresh.querySelector(".lines").replaceChildren(
      ...told.fresh.lines.map(([text, weight]) => made("p", weight, text)),
    );
  }
  people = told.others;
}

function person(one) {
  const entry = made("div", "entry");
  const line = made("p", "line");
  line.append(made("span", one.named ? "name strong" : "name", one.name),
    made("b", one.seated ? "seat" : "seat muted", one.seat));
  entry.append(line);
  for (const text of [one.post, one.instead]) if (text) entry.append(made("p", "muted", text));
  return entry;
}

function unit(one) {
  const row = made("p", "unit");
  const bar = made("span", "bar");
  const filled = made("i");
  filled.style.inlineSize = `${Math.min(1, one.share) * 100}%`;
  bar.append(filled);
  row.append(made("span", "name", one.name), bar, made("span", "count", one.count));
  return row;
}

// As many lines as there is room for; the last unit stands for all that have none.
function fillUnits() {
  const place = byId("units");
  place.replaceChildren(...units.map(unit));
  let most = units.length;
  while (most > 1 && place.scrollHeight > place.clientHeight + 1) {
    most -= 1;
    place.lastChild.remove();
    place.lastChild.replaceWith(unit(units[most - 1].last));
  }
  if (most === 1 && place.scrollHeight > place.clientHeight + 1) place.replaceChildren();
}

function fillPeople() {
  others.replaceChildren();
  for (const one of people) {
    others.append(person(one));
    if (others.scrollHeight > others.clientHeight + 1) {
      others.lastChild.remove();
      break;
    }
  }
}

function layout() {
  fit(byId("title"), 14, innerHeight * 0.06);
  if (!greeting.hidden) fit(greeting, 14, Math.min(innerHeight * 0.1, innerWidth * 0.068));
  if (!fresh.hidden) fit(fresh.querySelector(".name"), 18, innerHeight * 0.12);
  if (!day.hidden) {
    fillUnits();
    fillPeople();
  }
}

function nextNames() {
  names = NAMES[(NAMES.indexOf(names) + 1) % NAMES.length];
  history.replaceState(null, "", `${location.pathname}?names=${names}`);
  follow();
}

function follow() {
  listen(`/board/live?names=${encodeURIComponent(names)}`, show);
}

offer([["P", "tên", nextNames]]);
onResize(layout);
everyTick(() => {});
follow();
