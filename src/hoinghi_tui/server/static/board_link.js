// The line to the server: what is shown, the server's time, and what is said when it is silent.

const SILENT_MS = 5000; // the server beats every 2 s
const AGAIN_MS = 3000;
const SAMPLES = 5;

const lost = document.getElementById("lost");
const clock = document.getElementById("clock");

let offset = null; // the conference's time minus this machine's monotonic clock
let samples = [];
let zone = 0;
let asOf = null;
let late = false;
let trouble = "";
let heard = performance.now();
let tried = performance.now();
let source = null;
let address = "";
let ended = "";

/** The conference's time in milliseconds since 1970, null before it is known. */
export function now() {
  return offset === null ? null : performance.now() + offset;
}

/** The local time of an instant, "08:12". */
export function timeOfDay(instant) {
  const local = new Date(instant + zone * 60000);
  const two = (figure) => String(figure).padStart(2, "0");
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** Listen to `path`; `show` is given each frame. Calling it again changes the path. */
export function listen(path, show) {
  address = path;
  connect(show);
}

/** Call `tick` as often as a second may change, and keep clock and line in view. */
export function everyTick(tick) {
  setInterval(() => {
    watch();
    const instant = now();
    if (instant !== null) {
      clock.textContent = timeOfDay(instant);
      tick(instant);
    }
  }, 200);
}

let showing = null;

function connect(show) {
  showing = show || showing;
  if (source) source.close();
  tried = performance.now();
  source = new EventSource(address);
  source.addEventListener("beat", (event) => hear(JSON.parse(event.data)));
  source.addEventListener("end", (event) => end(JSON.parse(event.data).words));
  source.addEventListener("show", (event) => {
    const told = JSON.parse(event.data);
    hear(told.beat);
    showing(told.frame);
  });
}

function end(words) {
  ended = words;
  source.close();
}

function hear(beat) {
  heard = performance.now();
  ({ late, trouble } = beat);
  zone = beat.zone;
  asOf = beat.as_of;
  if (beat.now === null) return;
  // What came quickest tells best: nothing is there before it was sent.
  const sample = beat.now - heard;
  if (offset !== null && Math.abs(sample - offset) > 1000) samples = [];
  samples = [...samples, sample].slice(-SAMPLES);
  offset = Math.max(...samples);
}

function watch() {
  const silent = performance.now() - heard > SILENT_MS;
  const since = asOf === null ? "" : ` (số liệu lúc ${timeOfDay(asOf)})`;
  let words = "";
  if (ended) words = ended;
  else if (silent) words = `Mất kết nối, đang nối lại…${since}`;
  else if (trouble) words = trouble + since;
  else if (late) words = asOf === null ? "Đang mở hội nghị…" : `Chưa có dữ liệu mới${since}`;
  if (lost.textContent !== words) lost.textContent = words;
  if (lost.hidden !== !words) {
    lost.hidden = !words;
    dispatchEvent(new Event("resize")); // it takes some room, or gives it back
  }
  if (silent && !ended && performance.now() - tried > AGAIN_MS) again();
}

async function again() {
  tried = performance.now();
  const limit = new AbortController();
  const patience = setTimeout(() => limit.abort(), AGAIN_MS);
  try {
    // A stream does not tell why it was refused; a station that was cut off is led elsewhere.
    const answer = await fetch(location.pathname, {
      method: "HEAD", redirect: "manual", cache: "no-store", signal: limit.signal,
    });
    if (answer.type === "opaqueredirect" || answer.status === 401) {
      end("Máy này đã bị ngắt. Xin mã mới ở máy chính rồi mở lại trang đầu.");
      return;
    }
  } catch {
    return; // the server is out of reach; the next look tries again
  } finally {
    clearTimeout(patience);
  }
  connect();
}
