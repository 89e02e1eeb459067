/* What all pages share: elements made without markup, numbers in words, streams that rest while nobody looks, and actions. */

export const root = document.body.dataset.root;
const token = document.body.dataset.token;

/** An element. Text is only ever text: nothing that anybody named becomes markup. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    } else if (value !== false && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter(child => child !== "" && child !== undefined));
  return element;
}

/** Changes a text only if it is another one: a screen reader hears only what is new. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Keeps the children of an element in step with a list: made once for each key, then shown again and again. */
export function keep(parent, items, keyOf, make) {
  const old = parent.kept ?? new Map();
  const now = new Map();
  items.forEach((item, place) => {
    const key = keyOf(item);
    const part = old.get(key) ?? make(item);
    now.set(key, part);
    if (parent.children[place] !== part.element) parent.insertBefore(part.element, parent.children[place] ?? null);
    part.show(item);
  });
  for (const [key, part] of old) {
    if (!now.has(key)) {
      part.gone?.();
      part.element.remove();
    }
  }
  parent.kept = now;
}

const SMALL = ["", "k", "M", "G", "T"];

function scaled(value, unit) {
  let step = 0;
  while (Math.abs(value) >= 1000 && step < SMALL.length - 1) {
    value /= 1000;
    step++;
  }
  const digits = value === 0 || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(step === 0 && Number.isInteger(value) ? 0 : digits)} ${SMALL[step]}${unit}`;
}

export const hertz = value => Number.isFinite(value) ? scaled(value, "Hz") : "–";
export const bytesPerSecond = value => Number.isFinite(value) ? scaled(value, "B/s") : "–";
export const bytes = value => scaled(value, "B");
export const whole = value => Number(value).toLocaleString("en").replaceAll(",", "\u202f");

/** A number with as many digits as a person can use. */
export function short(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e6 || size < 1e-4 ? value.toExponential(3) : String(Number(value.toPrecision(5)));
}

/** How long ago, as a person says it. */
export function ago(millis, now) {
  const seconds = Math.max(0, Math.round((now - millis) / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86400 ? `${Math.floor(seconds / 3600)} h ${Math.floor(seconds % 3600 / 60)} min` : `${Math.floor(seconds / 86400)} days`;
}

export const tone = verdict => ({alive: "good", live: "good", stalled: "warn", silent: "warn", updating: "warn",
  registered: "warn", dead: "bad", gone: "bad"})[verdict] ?? "";

/** A word with its colour; the word alone says it all. */
export const state = (word, kind = tone(word)) => el("span", {class: `state ${kind}`}, word);

/* On a phone the head is a strip: the page's own link comes into sight. */
document.querySelector("header [aria-current]")?.scrollIntoView({block: "nearest", inline: "center"});

/** Hears a stream as long as the page is looked at. What is hidden is not told anything. */
export function listen(address, events) {
  let source = null;
  const banner = el("p", {class: "trouble", role: "alert", hidden: true});
  document.getElementById("main").prepend(banner);
  function open() {
    if (source !== null || document.hidden) return;
    source = new EventSource(root + address());
    source.onopen = () => { banner.hidden = true; };
    source.onerror = () => lost();
    for (const [name, handler] of Object.entries(events)) {
      source.addEventListener(name, message => handler(JSON.parse(message.data)));
    }
  }
  function close() {
    source?.close();
    source = null;
  }
  async function lost() {
    banner.hidden = false;
    if (source?.readyState !== EventSource.CLOSED) {
      say(banner, "The hub does not answer; trying again.");
      return;
    }
    close();
    const answer = await fetch(location.href, {method: "HEAD", cache: "no-store"}).catch(() => null);
    if (answer?.status === 401) {
      banner.replaceChildren("You are logged out. ", el("a", {href: location.href}, "Log in again"));
      return;
    }
    say(banner, "The hub does not answer; trying again.");
    setTimeout(open, 2000);
  }
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
  return {again: () => { close(); open(); }};
}

/** Tells a person what came of it. */
export function toast(text, bad = false) {
  const note = el("p", {class: bad ? "bad" : ""}, text);
  document.getElementById("toast").append(note);
  setTimeout(() => note.remove(), bad ? 10000 : 5000);
}

/** Asks the hub to do something. */
export async function act(name, parameters, body) {
  const query = new URLSearchParams(parameters);
  try {
    const answer = await fetch(`${root}/labhub/do/${name}?${query}`, {method: "POST", headers: {"X-LabHub-Token": token}, body});
    const said = await answer.json();
    toast(said.text, !answer.ok);
    return answer.ok;
  } catch (failure) {
    toast("The hub does not answer.", true);
    return false;
  }
}

/** A second press, soon after the first, means it. */
export function sure(button, then) {
  if (button.dataset.sure) {
    delete button.dataset.sure;
    say(button, button.dataset.text);
    then();
    return;
  }
  button.dataset.sure = "yes";
  button.dataset.text = button.textContent;
  say(button, "Press again to confirm");
  setTimeout(() => {
    if (button.dataset.sure) {
      delete button.dataset.sure;
      say(button, button.dataset.text);
    }
  }, 4000);
}

/** A colour of the style, for what is drawn. */
export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Draws again when the person changes between light and dark. */
export const onDark = handler => matchMedia("(prefers-color-scheme: dark)").addEventListener("change", handler);
