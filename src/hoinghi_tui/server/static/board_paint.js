// Putting words on the screen: always as text, never as markup, and as large as they fit.

const STEPS = 9;

/** Make an element with a class and a text. */
export function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  if (text) element.dir = "auto";
  return element;
}

/** Write a text where it has changed. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Give the letters of `element` the largest size, in pixels, at which it does not overflow. */
export function fit(element, least, most) {
  let low = least;
  let high = Math.max(least, most);
  for (let step = 0; step < STEPS && high - low > 1; step += 1) {
    const middle = (low + high) / 2;
    element.style.fontSize = `${middle}px`;
    const fits = element.scrollHeight <= element.clientHeight + 1
      && element.scrollWidth <= element.clientWidth + 1;
    if (fits) low = middle;
    else high = middle;
  }
  element.style.fontSize = `${Math.floor(low)}px`;
}

/** Call `layout` now and whenever the window changes its size or the letters have come. */
export function onResize(layout) {
  let waiting = 0;
  addEventListener("resize", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(layout);
  });
  if (document.fonts) document.fonts.ready.then(layout);
}

/** Write the marks of a frame ("MẪU") at the right of the last line. */
export function writeMarks(marks) {
  write(document.getElementById("marks"), marks.join("   "));
}
