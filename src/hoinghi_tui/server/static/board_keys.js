// The keys of a board, told for some seconds after a key or a touch; the audience need not read them.

import { made } from "/static/board_paint.js";

const SHOWN_MS = 8000;
const board = document.getElementById("board");
const keys = document.getElementById("keys");
let hiding = 0;

/** Offer `more` ([key, word, action]) besides light and dark and the full screen. */
export function offer(more) {
  const all = [
    ...more,
    ["T", "sáng/tối", turn],
    ["F", "toàn màn hình", enlarge],
  ];
  for (const [key, word, action] of all) {
    const button = made("button", "key");
    button.type = "button";
    button.append(made("b", "", key), ` ${word}`);
    button.addEventListener("click", action);
    keys.append(button);
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const found = all.find(([key]) => key === event.key.toUpperCase());
    if (found) found[2]();
    reveal();
  });
  for (const kind of ["pointermove", "pointerdown"]) addEventListener(kind, reveal);
  if (remembered() === "light") document.body.classList.add("light");
  reveal();
  stayAwake();
  document.addEventListener("visibilitychange", stayAwake);
}

function reveal() {
  board.classList.add("told");
  clearTimeout(hiding);
  hiding = setTimeout(() => board.classList.remove("told"), SHOWN_MS);
}

function turn() {
  const light = document.body.classList.toggle("light");
  try {
    localStorage.setItem("board-colours", light ? "light" : "dark");
  } catch { /* a private window forgets it, that is all */ }
}

function remembered() {
  try {
    return localStorage.getItem("board-colours");
  } catch {
    return null;
  }
}

function enlarge() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (document.documentElement.requestFullscreen) {
    document.documentElement.requestFullscreen().catch(() => {});
  }
}

// A projector must not go dark; browsers allow this on a secure line only.
function stayAwake() {
  if (navigator.wakeLock && document.visibilityState === "visible") {
    navigator.wakeLock.request("screen").catch(() => {});
  }
}
