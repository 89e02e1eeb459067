/* One channel: plots of its frames, its ring, its latest frame, who writes and who reads. */
import {bytes, bytesPerSecond, el, hertz, keep, listen, root, say, short, state, tone, whole} from "./page.js";
import {COLOURS, pictures, TimePlot, TracePlot} from "./plots.js";
import {PictureView} from "./picture.js";
import {RingView} from "./ring.js";

const page = document.getElementById("channel");
const name = page.dataset.channel;
const WINDOWS = [[10, "10 s"], [30, "30 s"], [60, "1 min"], [300, "5 min"]];
const SPACINGS = {interval: "", step: "", dt: "", dx: ""};

const standing = el("span");
const trouble = el("p", {class: "trouble", role: "alert", hidden: true});
const facts = el("dl", {class: "facts"});
const body = el("div");
page.append(
    el("p", {class: "crumb"}, el("a", {href: `${root}/channels`}, "Channels"), " /"),
    el("div", {class: "tools"}, el("h1", {}, name), standing), trouble, facts, body);

let about = null;
let time = null;
let trace = null;
let wanted = "";
let ring = null;
let last = null;
let paused = false;
let controls = {};
const left = el("p", {class: "small soft", role: "status"});

function fact(term) {
  const value = el("dd", {}, "–");
  facts.append(el("div", {}, el("dt", {}, term), value));
  return value;
}

function begin(told) {
  time?.close();
  trace?.close();
  facts.replaceChildren();
  body.replaceChildren();
  about = told;
  last = null;
  paused = false;
  time = trace = null;
  for (const [key, term] of [["rate", "Rate"], ["flow", "Flow"], ["frames", "Frames"], ["schema", "Schema"], ["policy", "Grants"],
    ["ring", "Ring"], ["blocked", "Writer waited"]]) controls[key] = fact(term);
  controls.schema.append(el("a", {href: `${root}/schemas?id=${encodeURIComponent(about.schema)}`}, about.schema));
  controls.schema.firstChild.remove();
  say(controls.policy, about.policy.replace("_", " "));
  say(controls.ring, `${whole(about.capacity)} × ${bytes(about.slotBytes)}`);
  const scalars = about.plotted.map(one => about.fields.find(field => field.name === one));
  const arrays = about.fields.filter(field => field.array && field.type !== "string");
  const timed = scalars.some(field => arrays.length === 0 || !(field.name in SPACINGS));
  if (scalars.length > 0 || arrays.length > 0) body.append(toolbar(timed));
  if (arrays.length > 0) body.append(arrayCard(arrays));
  if (timed) body.append(timeCard(scalars, arrays.length > 0));
  ring = new RingView(about.capacity);
  body.append(el("div", {class: "two"}, frameCard(), el("div", {}, ring.element, readersCard())));
  window.dispatchEvent(new Event("resize"));
}

function toolbar(timed) {
  controls.pause = el("button", {type: "button", "aria-pressed": "false", "aria-keyshortcuts": "Space", on: {click: togglePause}}, "Pause");
  controls.follow = el("button", {type: "button", "aria-pressed": "true", "aria-keyshortcuts": "0", on: {click: follow}}, "Live");
  controls.windows = WINDOWS.map(([seconds, words]) =>
    el("button", {type: "button", "aria-pressed": String(seconds === 30), on: {click: () => choose(seconds)}}, words));
  return el("div", {class: "card tools", role: "toolbar", "aria-label": "Plots"},
      controls.pause, controls.follow,
      timed ? el("span", {class: "group", role: "group", "aria-label": "Time shown"}, ...controls.windows) : "",
      el("span", {class: "soft small"}, timed ? "Drag to zoom. Keys: space pauses, ← → move, + − zoom, 0 is live." : "Keys: space pauses, 0 is live."), left);
}

function timeCard(fields, besideArray) {
  const plot = el("div", {class: "plot", id: "time-plot", role: "img", "aria-label": "Values over time"});
  const picks = el("div", {class: "fields"});
  controls.values = fields.map((field, place) => {
    field.shown = !["bool", "enum"].includes(field.type) && (!besideArray || !(field.name in SPACINGS)) && place < 8;
    const value = el("b", {}, "–");
    const box = el("input", {type: "checkbox", checked: field.shown, on: {change: () => { time.show(place, box.checked); draw(); }}});
    picks.append(el("label", {class: `c${place % COLOURS.length + 1}`, title: field.description}, box, field.name, value));
    return value;
  });
  const card = el("section", {class: "card"}, el("header", {}, el("h2", {}, "Over time"),
      el("span", {class: "soft small"}, about.stamps ? "by the frames' own stamps" : "by frame number: its frames bear no stamps")), picks, plot);
  queueMicrotask(() => {
    time = new TimePlot(plot, fields, about.stamps);
    time.onlook = () => { controls.follow.setAttribute("aria-pressed", "false"); draw(); };
    if (!about.stamps) time.window = 30;
  });
  return card;
}

const isImage = field => field.shape.length === 2;

function arrayCard(arrays) {
  const chosen = arrays.find(field => field.name === wanted) ?? arrays[0];
  const image = isImage(chosen);
  const plot = image ? el("div", {id: "image"}) : el("div", {class: "plot", id: "trace-plot", role: "img", "aria-label": "Latest array"});
  const pick = el("select", {"aria-label": "Array", on: {change: () => { wanted = pick.value; stream.again(); }}},
      ...arrays.map(field => el("option", {value: field.name, selected: field === chosen}, field.name)));
  controls.traced = el("span", {class: "soft small"});
  const spaced = about.fields.find(field => !field.array && field.name in SPACINGS);
  queueMicrotask(() => {
    trace = image ? new PictureView(plot, chosen) : new TracePlot(plot, chosen);
    if (!image) trace.spaced = spaced;
  });
  return el("section", {class: "card"}, el("header", {}, el("span", {class: "tools"}, el("h2", {}, image ? "Latest image" : "Latest array"), pick), controls.traced), plot);
}

function frameCard() {
  controls.frame = el("tbody");
  controls.stamp = el("span", {class: "soft small"});
  return el("section", {class: "card", id: "frame"}, el("header", {}, el("h2", {}, "Latest frame"), controls.stamp),
      el("div", {class: "wide"}, el("table", {}, el("thead", {}, el("tr", {}, el("th", {}, "Field"), el("th", {class: "n"}, "Value"),
          el("th", {}, "Unit"), el("th", {}, "Type"))), controls.frame)));
}

function readersCard() {
  controls.writer = el("p");
  controls.readers = el("tbody");
  controls.nobody = el("p", {class: "soft small"}, "Nobody reads it.");
  controls.table = el("div", {class: "wide"}, el("table", {}, el("thead", {}, el("tr", {}, el("th", {}, "Consumer"), el("th", {}, "Verdict"),
      el("th", {}, "Policy"), el("th", {class: "n"}, "Behind"), el("th", {class: "n"}, "Read"), el("th", {class: "n"}, "Lost"),
      el("th", {class: "n"}, "Skipped"), el("th", {class: "n"}, "Corrupt"))), controls.readers));
  return el("section", {class: "card", id: "readers"}, el("header", {}, el("h2", {}, "Who writes, who reads")), controls.writer, controls.nobody, controls.table);
}

function fieldRow(first) {
  const value = el("td", {class: first.field.array ? "mono" : "n mono"});
  return {
    element: el("tr", {}, el("td", {title: first.field.description}, first.field.name), value, el("td", {}, first.field.unit),
        el("td", {class: "soft"}, first.field.type + sizes(first.field))),
    show({now}) {
      say(value, now.v !== undefined ? shown(now.v) : `${now.first.slice(0, 4).map(shown).join(", ")}${now.n > 4 ? ", …" : ""}`);
    },
  };
}

const sizes = field => !field.array ? "" : ` × ${field.shape.length ? field.shape.join(" × ") : field.count}`;

const shown = text => /^-?\d+\.\d{6,}(E-?\d+)?$/.test(text) ? short(Number(text)) : text;

function readerRow() {
  const cells = Array.from({length: 8}, (any, place) => el("td", place >= 3 ? {class: "n"} : {}));
  return {
    element: el("tr", {}, ...cells),
    show(one) {
      say(cells[0], one.name);
      cells[0].title = `pid ${one.pid}`;
      if (cells[1].textContent !== one.verdict) cells[1].replaceChildren(state(one.verdict));
      say(cells[2], one.policy.replace("_", " "));
      ["lag", "read", "lost", "skipped", "corrupt"].forEach((key, place) => {
        say(cells[place + 3], whole(one[key]));
        cells[place + 3].classList.toggle("bad", (key === "lost" || key === "corrupt") && one[key] > 0);
      });
    },
  };
}

function showState(now) {
  if (about === null) return;
  const word = now.writer?.verdict ?? "nobody writes";
  if (standing.textContent !== word) standing.replaceChildren(state(word));
  if (last !== null && now.at - last.at >= 900) {
    const seconds = (now.at - last.at) / 1000;
    say(controls.rate, hertz((now.committed - last.committed) / seconds));
    say(controls.flow, bytesPerSecond((now.bytes - last.bytes) / seconds));
    last = now;
  }
  last ??= now;
  say(controls.frames, whole(now.committed));
  say(controls.blocked, now.blockedMillis === 0 ? "never" : `${whole(now.blockedMillis)} ms`);
  say(controls.writer, now.writer ? `Written by ${now.writer.name} (pid ${now.writer.pid}).` : "Nobody writes it now.");
  keep(controls.readers, now.consumers, one => `${one.pid} ${one.name}`, readerRow);
  controls.nobody.hidden = now.consumers.length > 0;
  controls.table.hidden = !controls.nobody.hidden;
  if (paused) return;
  ring.show(now.ring, now.consumers);
  if (now.frame) showFrame(now.frame);
}

function showFrame(frame) {
  const stamp = frame.wallMillis ? new Date(frame.wallMillis).toISOString().replace("T", " ") : "no stamp";
  say(controls.stamp, `number ${whole(frame.sequence)} · ${stamp} · writer ${frame.epoch} · ${bytes(frame.length)}`);
  keep(controls.frame, about.fields.map((field, place) => ({field, now: frame.values[place]})), one => one.field.name, fieldRow);
  about.plotted.forEach((one, place) => {
    const index = about.fields.findIndex(field => field.name === one);
    const value = frame.values[index]?.v;
    if (value !== undefined && controls.values) say(controls.values[place], `${shown(value)} ${about.fields[index].unit}`);
  });
  if (trace?.spaced) {
    const place = about.fields.indexOf(trace.spaced);
    trace.spacing(Number(frame.values[place].v), trace.spaced.unit);
  }
}

function showFrames(told) {
  if (told.points) time?.take(told.points);
  if (told.picture) trace?.take(told.picture);
  if (told.trace) {
    trace?.take(told.trace);
    if (controls.traced) {
      say(controls.traced, `${whole(told.trace.n)} points${told.trace.step > 1 ? `, least and greatest of each ${told.trace.step}` : ""}`
          + (told.trace.frames > 1 ? "; the band holds every frame since the last picture" : ""));
    }
  }
  say(left, told.leftOut ? `${whole(told.leftOut)} frames came too fast to be drawn.` : "");
  if (!paused) draw();
}

const draw = pictures(() => {
  time?.draw();
  trace?.draw();
});

function togglePause() {
  paused = !paused;
  for (const plot of [time, trace]) if (plot) plot.paused = paused;
  controls.pause.setAttribute("aria-pressed", String(paused));
  say(controls.pause, paused ? "Paused" : "Pause");
  if (!paused) draw();
}

function follow() {
  if (paused) togglePause();
  if (time) { time.live = true; time.follow(); }
  if (trace) trace.zoomed = false;
  controls.follow.setAttribute("aria-pressed", "true");
  draw();
}

function choose(seconds) {
  if (time) time.window = seconds;
  controls.windows.forEach((button, place) => button.setAttribute("aria-pressed", String(WINDOWS[place][0] === seconds)));
  follow();
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, button, a, textarea")) {
    if (event.key !== " " || event.target.closest("input, select, button, a, textarea")) return;
  }
  const keys = {" ": togglePause, 0: follow, ArrowLeft: () => time?.move(-.2), ArrowRight: () => time?.move(.2),
    "+": () => time?.zoom(.5), "=": () => time?.zoom(.5), "-": () => time?.zoom(2)};
  if (keys[event.key]) {
    event.preventDefault();
    keys[event.key]();
  }
});

const stream = listen(() => `/labhub/live/channel?${new URLSearchParams({name, trace: wanted})}`, {
  about(told) { trouble.hidden = true; begin(told); },
  frames: showFrames,
  state: showState,
  trouble(words) { trouble.hidden = false; say(trouble, words); standing.replaceChildren(state("not there", "bad")); },
});
