// A drawing leads here with its token behind "#": no server and no log ever sees that part.
"use strict";
const form = document.querySelector("form");
const narrow = matchMedia("(pointer: coarse) and (max-width: 700px)").matches;
form.elements.narrow.value = narrow ? "1" : "";
const token = location.hash.slice(1);
if (/^[\w-]{16,64}$/.test(token)) {
  // Out of the address line and the history before anything else happens.
  history.replaceState(null, "", location.pathname);
  form.elements.token.value = token;
  form.submit();
}
