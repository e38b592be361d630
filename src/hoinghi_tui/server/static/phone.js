// The phone at the door. Written for browsers of 2018 and later: no framework, nothing from outside.
//
// Each action has an id. When its answer does not come, the page does not know whether it was done;
// it is sent again with the same id, and the server then gives the first answer instead of doing it twice.
"use strict";
(function () {
  const TIMEOUT_MS = 6000;
  const LOOK_MS = 4000;
  const HIDE_MS = 60000; // names go from the screen when nobody has touched it for a minute
  const SURE_MS = 4000;
  const PHOTO_SIDE = 2000;
  const PHOTO_BYTES = 1500000;
  const LARGEST_BYTES = 8 * 1024 * 1024;
  const FRAME_PIXELS = 1000000;
  const FRAME_REST_MS = 120;
  const BUZZ = { success: [70], quiet: [30], warning: [90, 70, 90], error: [250, 90, 250] };
  const OFFLINE = "○ Mất liên lạc với máy chính. Việc đã lưu vẫn còn; có mạng thì tự nối lại.";
  const LAST = "hoinghi-last";

  const $ = (id) => document.getElementById(id);
  let waiting = null; // the action whose answer has not come
  let last = readLast(); // what this phone saved last: event and name
  let showing = { person: "", holds: "" };
  let camera = null;
  let isCut = false;
  let sureTimer = 0;
  let hideTimer = 0;
  let searchTimer = 0;
  let searches = 0;

  // -- sending ------------------------------------------------------------------------------

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Resolves with {status, data}; rejects when no answer of the server came in time.
  function send(path, body, headers) {
    return new Promise((resolve, reject) => {
      const abort = window.AbortController ? new AbortController() : null;
      const timer = setTimeout(() => {
        reject(new Error("timeout"));
        if (abort) abort.abort();
      }, TIMEOUT_MS);
      const options = { method: "POST", body: body, headers: headers, credentials: "same-origin", cache: "no-store" };
      if (abort) options.signal = abort.signal;
      fetch(path, options)
        .then((response) => {
          const type = response.headers.get("Content-Type") || "";
          if (type.indexOf("application/json") < 0) return { status: response.status, data: null };
          return response.json().then((data) => ({ status: response.status, data: data }));
        })
        .then(resolve, reject)
        .then(() => clearTimeout(timer));
    });
  }

  const sendJson = (path, asked, headers) =>
    send(path, JSON.stringify(asked), Object.assign({ "Content-Type": "application/json" }, headers));

  // Does one action, once however often it has to be sent; then is told of its answer.
  function act(path, body, type, then) {
    if (waiting) return;
    waiting = { path: path, body: body, headers: { "Content-Type": type, "X-Action": newId() }, sent: false, then: then };
    say("");
    if (navigator.onLine === false) unknown();
    else attempt();
  }

  const actJson = (path, asked, then) => act(path, JSON.stringify(asked), "application/json", then);

  // Also tried when the phone thinks that it has no network: some are wrong about it.
  function attempt() {
    const action = waiting;
    if (!action) return;
    say("");
    busy(true);
    action.sent = true;
    send(action.path, action.body, action.headers)
      .then((answer) => answered(action, answer), unknown)
      .then(() => busy(false));
  }

  function answered(action, answer) {
    if (answer.status >= 500 && !answer.data) return unknown();
    waiting = null;
    online(true);
    take(answer);
    if (action.then) action.then();
    return undefined;
  }

  function take(answer) {
    const data = answer.data;
    if (answer.status === 401 || answer.status === 403) return cutOff();
    if (!data) return say("Máy chính không nhận việc này. Tải lại trang rồi thử lại.");
    count(data.count);
    say(data.say || "");
    if (data.say && !data.shown) clear();
    if (data.shown) show(data.shown, true);
    return undefined;
  }

  // No answer came: say at once what is known, instead of waiting.
  function unknown() {
    const sent = waiting && waiting.sent;
    online(false);
    buzz("error");
    show({
      tone: sent ? "warning" : "quiet",
      mark: sent ? "?" : "●",
      headline: sent ? "CHƯA BIẾT" : "CHƯA GỬI",
      fact: sent ? "Mất liên lạc với máy chính: chưa biết đã lưu hay chưa." : "Lúc bấm, điện thoại mất mạng: chưa gửi gì.",
      advice: "Có mạng thì bấm “Gửi lại”. Gửi lại bao nhiêu lần cũng chỉ ghi một lần.",
      footnote: last ? "Trước đó đã lưu: " + last.name : "",
    });
    $("again").hidden = false;
    $("drop").hidden = false;
    busy(false);
  }

  // Whether it was done shows when the person is searched for.
  function drop() {
    waiting = null;
    clear();
    busy(false);
  }

  // For good: only a new key, on a page loaded anew, lets this phone in again.
  function cutOff() {
    isCut = true;
    stopLive();
    closeSearch();
    clearTimeout(hideTimer);
    say("");
    waiting = null;
    show({
      tone: "error",
      mark: "✖",
      headline: "ĐÃ NGẮT MÁY NÀY",
      advice: "Xin mã mới ở máy chính, rồi bấm “Nhập mã”.",
    });
    $("anew").hidden = false;
    $("phone").classList.add("cut");
    $("net").textContent = "✖ ngắt";
  }

  // -- showing ------------------------------------------------------------------------------

  function text(id, words) {
    $(id).textContent = words || "";
  }

  function show(shown, isNew) {
    const answer = $("answer");
    answer.setAttribute("data-tone", shown.tone);
    text("mark", shown.mark);
    text("headline", shown.headline);
    text("name", shown.name);
    text("post", shown.post);
    text("unit", shown.unit);
    text("fact", shown.fact);
    text("advice", shown.advice);
    text("foot", shown.footnote);
    showSeat(shown);
    const notes = (shown.notes || []).map((note) => element("li", "", note));
    refill($("notes"), notes);
    $("accept").hidden = !shown.accept;
    $("again").hidden = true;
    $("drop").hidden = true;
    showing = { person: shown.person || "", holds: shown.holds || "" };
    answer.scrollTop = 0;
    if (!isNew) return;
    answer.classList.remove("new");
    void answer.offsetWidth; // lets the same animation begin anew
    answer.classList.add("new");
    buzz(shown.tone);
    if (shown.event) keepLast({ event: shown.event, name: shown.name || "" });
    hideLater();
  }

  function showSeat(shown) {
    const box = $("seat-box");
    box.hidden = !shown.seat && !shown.seatless;
    box.classList.toggle("none", !shown.seat);
    box.classList.toggle("away", shown.holds !== "present");
    text("seat-word", shown.seat ? "GHẾ" : shown.seatless);
    text("seat", shown.seat);
    text("place", shown.place);
    $("seat").classList.toggle("long", (shown.seat || "").length > 4);
  }

  function clear() {
    $("answer").setAttribute("data-tone", "idle");
    $("accept").hidden = true;
    $("again").hidden = true;
    $("drop").hidden = true;
    showing = { person: "", holds: "" };
  }

  function say(words) {
    text("say", words);
    $("say").hidden = !words;
  }

  function count(words) {
    if (!words) return;
    text("count", words);
    text("idle-count", words.split(" ")[0]);
  }

  function online(is) {
    $("net").textContent = is ? "● đã nối" : "○ mất mạng";
    if (!is && !waiting) say(OFFLINE);
    else if ($("say").textContent === OFFLINE) say("");
  }

  function busy(is) {
    $("shoot").textContent = is ? "Đang gửi…" : "Chụp mã";
    $("again").disabled = is;
    lockKeys(is || Boolean(waiting));
  }

  // One thing after the other: nothing else is begun while an answer is missing.
  function lockKeys(is) {
    showLast();
    $("shoot").classList.toggle("off", is);
    $("photo").disabled = is;
    $("find").disabled = is;
    $("accept").disabled = is;
    if (is) $("undo").disabled = true;
  }

  function buzz(tone) {
    try {
      if (navigator.vibrate) navigator.vibrate(BUZZ[tone] || 30);
    } catch (error) {
      // a phone that may not buzz still shows
    }
  }

  function element(kind, name, words) {
    const made = document.createElement(kind);
    if (name) made.className = name;
    if (words !== undefined) made.textContent = words;
    return made;
  }

  function refill(list, children) {
    while (list.firstChild) list.removeChild(list.firstChild);
    children.forEach((child) => list.appendChild(child));
  }

  function hideLater() {
    clearTimeout(hideTimer);
    hideTimer = setTimeout(() => {
      if (waiting) return;
      clear();
      closeSearch();
      say("");
    }, HIDE_MS);
  }

  // -- photos ---------------------------------------------------------------------------------

  function drawn(picture, width, height, scale) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  const asJpeg = (canvas, quality) => new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));

  // A photo of four megabytes takes a slow phone half a minute to send; a tenth of it does as well.
  function smaller(file) {
    if (!window.createImageBitmap || !HTMLCanvasElement.prototype.toBlob) return Promise.resolve(file);
    return createImageBitmap(file)
      .then((picture) => {
        const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
        const canvas = drawn(picture, picture.width, picture.height, scale);
        if (picture.close) picture.close();
        return asJpeg(canvas, 0.8).then((made) => (made && made.size > PHOTO_BYTES ? asJpeg(canvas, 0.5) : made));
      })
      .then((made) => made || file, () => file);
  }

  function photoTaken() {
    const file = $("photo").files[0];
    if (!file || waiting) return;
    busy(true);
    smaller(file).then((photo) => {
      $("photo").value = "";
      if (photo.size > LARGEST_BYTES) {
        busy(false);
        say("Ảnh nặng quá 8 MB. Giảm độ phân giải trong ứng dụng máy ảnh rồi chụp lại.");
        return undefined;
      }
      act("/phone/photo", photo, photo.type || "application/octet-stream");
      return undefined;
    });
  }

  // -- live camera, where the browser allows it: one frame at a time --------------------------------

  const mayFilm = () => window.isSecureContext && navigator.mediaDevices && navigator.mediaDevices.getUserMedia;

  function startLive() {
    const wanted = { facingMode: { ideal: "environment" }, width: { ideal: 1280 }, height: { ideal: 720 } };
    navigator.mediaDevices.getUserMedia({ video: wanted, audio: false }).then(
      (stream) => {
        camera = stream;
        const view = $("view");
        view.srcObject = stream;
        view.hidden = false;
        $("phone").classList.add("filming");
        $("live").textContent = "Thôi quét";
        view.play().then(() => film(stream), () => film(stream));
      },
      () => say("Không mở được máy ảnh. Cho phép trang này dùng máy ảnh, hoặc bấm “Chụp mã”.")
    );
  }

  function stopLive() {
    if (camera) camera.getTracks().forEach((track) => track.stop());
    camera = null;
    $("view").srcObject = null;
    $("view").hidden = true;
    $("phone").classList.remove("filming");
    $("live").textContent = "Quét liên tục";
  }

  function film(stream) {
    if (camera !== stream) return;
    const view = $("view");
    const next = () => setTimeout(() => film(stream), FRAME_REST_MS);
    if (waiting || document.hidden || !view.videoWidth) {
      next();
      return;
    }
    const scale = Math.min(1, Math.sqrt(FRAME_PIXELS / (view.videoWidth * view.videoHeight)));
    asJpeg(drawn(view, view.videoWidth, view.videoHeight, scale), 0.7)
      .then((frame) => (frame && !waiting ? actFrame(frame) : undefined))
      .then(next, next);
  }

  // As an action, but a frame in which nothing new is seen leaves everything as it is.
  function actFrame(frame) {
    const headers = { "Content-Type": "image/jpeg", "X-Action": newId() };
    const action = { path: "/phone/frame", body: frame, headers: headers, sent: true };
    return send(action.path, action.body, action.headers).then(
      (answer) => {
        online(true);
        if (answer.status < 500 && answer.data && !answer.data.shown && !answer.data.say) return undefined;
        if (answer.status >= 500 && !answer.data) return frameLost(action);
        return take(answer);
      },
      () => frameLost(action)
    );
  }

  // Somebody may have been let in by it: the same frame has to be asked about again.
  function frameLost(action) {
    if (waiting) return;
    waiting = action;
    unknown();
  }

  // -- searching --------------------------------------------------------------------------------

  function openSearch() {
    $("search").hidden = false;
    $("query").value = "";
    refill($("people"), []);
    text("search-say", "Gõ tên không cần dấu, hoặc chữ cái đầu (đvs).");
    $("query").focus();
  }

  function closeSearch() {
    searches += 1;
    $("search").hidden = true;
    $("query").blur();
    refill($("people"), []);
  }

  function typed() {
    clearTimeout(searchTimer);
    hideLater();
    searchTimer = setTimeout(search, 200);
  }

  function search() {
    const query = $("query").value.trim();
    const mine = (searches += 1);
    if (!query) {
      refill($("people"), []);
      return;
    }
    sendJson("/phone/search", { query: query }).then(
      (answer) => {
        if (mine !== searches) return;
        online(true);
        if (answer.status === 401 || answer.status === 403) {
          closeSearch();
          cutOff();
          return;
        }
        const data = answer.data || {};
        count(data.count);
        text("search-say", data.say || foundWords(query, data));
        refill($("people"), (data.people || []).map(person));
        $("people").scrollTop = 0;
      },
      () => {
        if (mine !== searches) return;
        online(false);
        text("search-say", "Mất liên lạc với máy chính nên chưa tìm được. Có mạng thì gõ lại.");
      }
    );
  }

  function foundWords(query, data) {
    const people = data.people || [];
    if (!people.length) return "Không có ai khớp “" + query + "”. Gõ ít chữ hơn. Khách chưa có trong danh sách: mời sang bàn.";
    const more = data.more ? ", gõ thêm để lọc" : "";
    return people.length + (data.more || 0) + " người khớp" + more + ". Chạm để điểm danh.";
  }

  function person(one) {
    const row = element("li");
    const button = element("button", "person");
    button.type = "button";
    const who = element("span", "person-who");
    who.appendChild(element("span", "person-name", one.name));
    who.appendChild(element("span", "below", one.below));
    const where = element("span", "person-where");
    where.appendChild(element("span", "person-seat", one.seat));
    const state = element("span", "person-state", one.mark + " " + one.state);
    state.setAttribute("data-tone", one.tone);
    where.appendChild(state);
    button.appendChild(who);
    button.appendChild(where);
    button.addEventListener("click", () => {
      closeSearch();
      actJson("/phone/check-in", { person: one.person });
    });
    row.appendChild(button);
    return row;
  }

  // -- taking back --------------------------------------------------------------------------------

  function readLast() {
    try {
      return JSON.parse(sessionStorage.getItem(LAST));
    } catch (error) {
      return null;
    }
  }

  function keepLast(value) {
    last = value;
    try {
      sessionStorage.setItem(LAST, JSON.stringify(value));
    } catch (error) {
      // without it, only a page loaded anew has nothing to take back
    }
    showLast();
  }

  function showLast() {
    clearTimeout(sureTimer);
    const button = $("undo");
    button.disabled = !last;
    button.classList.remove("sure");
    button.textContent = "Hoàn tác";
  }

  // The first touch asks, the second one does it: thumbs slip.
  function undo() {
    const button = $("undo");
    if (!last) return;
    if (!button.classList.contains("sure")) {
      button.classList.add("sure");
      button.textContent = "Gỡ " + shortName(last.name) + "?";
      sureTimer = setTimeout(showLast, SURE_MS);
      return;
    }
    actJson("/phone/take-back", { event: last.event }, () => keepLast(null));
  }

  function shortName(name) {
    const words = name.split(" ");
    return (words[words.length - 1] || "").slice(0, 12) || "lần vừa rồi";
  }

  // -- looking --------------------------------------------------------------------------------------

  function look() {
    if (document.hidden || isCut) return Promise.resolve();
    const asked = showing; // another answer may come into sight meanwhile
    return sendJson("/phone/look", asked).then(
      (answer) => {
        if (answer.status === 401 || answer.status === 403) return cutOff();
        if (!answer.data) return undefined;
        online(true);
        count(answer.data.count);
        if (answer.data.say && $("say").hidden) say(answer.data.say);
        if (answer.data.shown && asked === showing) show(answer.data.shown, false);
        return undefined;
      },
      () => online(false)
    );
  }

  function lookAgain() {
    look().then(() => isCut || setTimeout(lookAgain, LOOK_MS));
  }

  let lock = null;
  function stayAwake() {
    if (document.hidden || !navigator.wakeLock) return;
    navigator.wakeLock.request("screen").then((held) => (lock = held), () => (lock = null));
  }

  // -- start ------------------------------------------------------------------------------------------

  $("photo").addEventListener("change", photoTaken);
  $("find").addEventListener("click", openSearch);
  $("close").addEventListener("click", closeSearch);
  $("query").addEventListener("input", typed);
  $("query").addEventListener("keydown", (key) => {
    if (key.key === "Enter") $("query").blur(); // the keyboard gives the list its room
  });
  $("undo").addEventListener("click", undo);
  $("again").addEventListener("click", attempt);
  $("drop").addEventListener("click", drop);
  $("accept").addEventListener("click", () => actJson("/phone/check-in", { person: showing.person, accept: true }));
  $("live").hidden = !mayFilm();
  $("live").addEventListener("click", () => (camera ? stopLive() : startLive()));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      stopLive();
      return;
    }
    stayAwake();
    look();
  });
  window.addEventListener("offline", () => online(false));
  window.addEventListener("online", look);
  showLast();
  stayAwake();
  lookAgain();
})();
