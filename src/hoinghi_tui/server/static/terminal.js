// The program in a browser: a socket that comes back by itself, under textual-serve's terminal,
// and the keys that a browser would keep for itself.
(() => {
  "use strict";

  const LOST = "Mất mạng, đang nối lại… Việc đã lưu vẫn còn; phím bấm lúc này không được ghi.";
  const GONE = "Chưa nối lại được: máy chủ đã tắt, hoặc mạng vẫn mất. Trang này tự nối lại, không phải làm gì.";
  const OFF = "Máy chủ đã tắt. Việc đã lưu vẫn còn; trang này tự nối lại khi máy chủ chạy lại.";
  const STRANGER = "Máy này đã bị ngắt, hoặc đã hết giờ. Muốn vào lại, hãy xin mã mới ở máy chính.";
  const TOO_LONG = "Nội dung dán quá dài nên không gửi. Hãy dán từng phần.";
  const FIRST_WAIT = 300, LONGEST_WAIT = 3000, SLOWEST_OPENING = 5000, SHOWN = 6000;

  const RealSocket = window.WebSocket;
  const by = (id) => document.getElementById(id);
  let times = {}, line = null, hasEnded = false;

  function banner(text) {
    by("banner").textContent = text;
    by("banner").hidden = !text;
  }

  function end(text, button, path) {
    hasEnded = true;
    banner("");
    by("opening").hidden = true;
    by("ended-text").textContent = text;
    by("ended-way").textContent = button;
    by("ended-way").href = path;
    by("ended").hidden = false;
    by("ended-way").focus();
  }

  function typeHere() {
    const box = document.querySelector(".xterm-helper-textarea");
    if (box && !hasEnded) box.focus();
  }

  // What textual.js takes for its WebSocket. It is never closed: it opens again.
  class Line extends EventTarget {
    constructor(address) {
      super();
      const asked = new URL(address, location.href);
      this.size = { width: asked.searchParams.get("width"), height: asked.searchParams.get("height") };
      this.path = asked.pathname;
      this.wait = FIRST_WAIT;
      this.lostAt = 0;
      line = this;
      setInterval(() => this.look(), times.ping);
      addEventListener("online", () => this.again(0));
      this.open();
    }

    open() {
      clearTimeout(this.timer);
      const scheme = location.protocol === "https:" ? "wss:" : "ws:";
      const socket = new RealSocket(
        `${scheme}//${location.host}${this.path}?width=${this.size.width}&height=${this.size.height}`);
      socket.binaryType = "arraybuffer";
      this.socket = socket;
      this.isOpen = false;
      this.askedAt = 0;
      this.timer = setTimeout(() => this.lose(socket), SLOWEST_OPENING);
      socket.onopen = () => { clearTimeout(this.timer); this.opened(); };
      socket.onmessage = (event) => this.hear(event.data);
      socket.onclose = () => this.lose(socket);
    }

    opened() {
      this.isOpen = true;
      this.wait = FIRST_WAIT;
      this.lostAt = 0;
      banner("");
      this.dispatchEvent(new Event("open"));
      typeHere();
      this.put([document.hasFocus() ? "focus" : "blur"]);
    }

    lose(socket) {
      if (socket !== this.socket || hasEnded) return;
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      this.socket = null;
      if (this.isOpen) this.lostAt = Date.now();
      else this.askWhetherKnown();
      this.isOpen = false;
      this.lostAt = this.lostAt || Date.now();
      if (by("banner").textContent !== OFF || by("banner").hidden)
        banner(Date.now() - this.lostAt > times.gone ? GONE : LOST);
      this.again(this.wait);
      this.wait = Math.min(this.wait * 1.6, LONGEST_WAIT);
    }

    again(wait) {
      if (this.socket || hasEnded) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.open(), wait);
    }

    // A socket that is refused does not say why: perhaps this station has to come in anew.
    async askWhetherKnown() {
      try {
        const answer = await fetch("/terminal", { method: "HEAD", redirect: "manual", cache: "no-store" });
        if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403)
          end(STRANGER, "Nhập mã", "/");
      } catch { /* no network: it goes on trying */ }
    }

    look() {
      if (!this.isOpen) return;
      const now = Date.now();
      if (this.askedAt && now - this.askedAt > times.silent) this.lose(this.socket);
      else if (!this.askedAt) {
        this.askedAt = now;
        this.put(["ping", String(now)]);
      }
    }

    hear(data) {
      this.askedAt = 0;
      if (typeof data !== "string") {
        by("opening").hidden = true;
        this.dispatchEvent(new MessageEvent("message", { data }));
        return;
      }
      const [kind, ...values] = JSON.parse(data);
      if (kind === "ended") end(...values);
      else if (kind === "closing") banner(OFF);
    }

    // textual.js sends JSON here: what was typed, the size, the focus, a ping of its own.
    send(text) {
      const [kind, value] = JSON.parse(text);
      if (kind === "resize") this.size = value;
      if (kind === "stdin" && text.length > times.largest) {
        banner(TOO_LONG);
        setTimeout(() => { if (this.isOpen) banner(""); }, SHOWN);
      } else if (kind === "stdin") this.type(value);
      else if (kind !== "ping") this.put([kind, value]);
    }

    // With when it was typed: the network may bring it late.
    type(text) {
      const at = window.event ? window.event.timeStamp : performance.now();
      this.put(["stdin", text, at / 1000]);
    }

    put(message) {
      if (this.isOpen && this.socket.readyState === RealSocket.OPEN)
        this.socket.send(JSON.stringify(message));
    }
  }

  // Keys that no page may take: another one stands for them.
  const INSTEAD = { KeyN: "\x0e", KeyT: "\x14", KeyW: "\x17" };

  function onKey(event) {
    if (hasEnded) return;
    const isPlain = !event.shiftKey && !event.altKey;
    const isPaste = (event.ctrlKey || event.metaKey) && isPlain && event.code === "KeyV";
    if (event.key === "F11" || isPaste) {
      event.stopImmediatePropagation(); // the browser's: full screen, paste
    } else if (event.altKey && !event.ctrlKey && !event.shiftKey && INSTEAD[event.code]) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (line) line.type(INSTEAD[event.code]);
    } else if (/^F\d+$/.test(event.key)) {
      event.preventDefault(); // F5 would load the page anew
    }
    if (!event.target.closest?.("#terminal")) typeHere();
  }

  const start = window.onload;
  window.onload = async () => {
    const terminal = by("terminal");
    by("opening").hidden = false; // a slow laptop takes seconds to start the program
    for (const name of ["ping", "silent", "gone", "largest"]) times[name] = Number(terminal.dataset[name]);
    // The program wants 80 columns; a letter is as wide as 0.6 of its size.
    const fits = Math.floor(innerWidth / 80 / 0.602);
    terminal.dataset.fontSize = Math.max(9, Math.min(16, fits));
    // Letters are measured once, when the terminal is made.
    await Promise.race([
      Promise.all(["400", "700"].map((weight) => document.fonts.load(`${weight} 16px "Roboto Mono"`, "Hội nghị"))),
      new Promise((done) => setTimeout(done, 3000)),
    ]);
    window.WebSocket = Line;
    start.call(window);
    typeHere();
  };
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("focus", typeHere);
  document.addEventListener("click", (event) => { if (!event.target.closest("a")) typeHere(); });
  window.addEventListener("beforeunload", (event) => {
    if (line && line.isOpen && !hasEnded) event.preventDefault();
  });
})();
