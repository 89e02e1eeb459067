/* The bench: what is plugged in, how it does, what to do about it, and the files that it came from. */
import {act, ago, el, hertz, keep, listen, root, say, state, sure, toast, whole} from "./page.js";

const TONES = {online: "good", connecting: "warn", waiting: "warn", offline: "warn", stalled: "bad", faulted: "bad",
  quarantined: "bad", stopped: "", running: "good", copying: "warn", refused: "bad"};
const KINDS = {instrument: "Instruments", processor: "Processors", listener: "Listeners"};
const VERBS = {
  online: [["stop", "Stop"]], connecting: [["stop", "Stop"]], waiting: [["retry", "Try again"], ["stop", "Stop"]],
  offline: [["retry", "Try again"], ["stop", "Stop"]], faulted: [["retry", "Try again"], ["stop", "Stop"]],
  stalled: [["retry", "Try again"], ["stop", "Stop"]], quarantined: [["release", "Release"], ["stop", "Stop"]], stopped: [["start", "Start"]],
};

const plugins = document.getElementById("plugins");
const summary = document.getElementById("summary");
const files = document.querySelector("#files tbody");
const lists = Object.entries(KINDS).map(([kind, words]) => {
  const list = el("div", {class: "list"});
  const section = el("section", {class: "kind", "data-kind": kind}, el("h2", {}, words), list);
  plugins.append(section);
  return {kind, section, list};
});

const seconds = millis => `${(millis / 1000).toFixed(1)} s`;

function card(first) {
  const standing = el("span");
  const reason = el("p", {class: "row small"});
  const rate = el("b");
  const cycles = el("span", {class: "soft small"});
  const ways = el("div", {class: "row small soft"});
  const what = el("div", {class: "row small soft"});
  const ledger = el("p", {class: "row small soft"});
  const words = el("summary", {});
  const stack = el("pre", {class: "stack"});
  const fault = el("details", {class: "row small", hidden: true}, words, stack);
  const path = el("ol", {class: "steps"});
  const pace = el("p", {});
  const life = el("details", {class: "row small soft"}, el("summary", {}, "Cycles and steps"), pace, path);
  const buttons = el("div", {class: "tools row"});
  let last = null;
  let offered = "";
  return {
    element: el("section", {class: "card item", "data-plugin": first.name}, el("h3", {}, first.name), standing, reason,
        el("div", {class: "rates row"}, rate, cycles), ways, ledger, fault, life, what, buttons),
    show(one) {
      if (standing.textContent !== one.state) standing.replaceChildren(state(one.state, TONES[one.state]));
      say(reason, `${one.reason ? `${one.reason} · for` : `${one.state} for`} ${ago(one.since, one.now)}`);
      if (last !== null && one.now > last.now) say(rate, hertz((one.frames - last.frames) * 1000 / (one.now - last.now)));
      last = one;
      const late = [one.pace.overruns && `overruns ${whole(one.pace.overruns)}`, one.pace.skipped && `skipped ${whole(one.pace.skipped)}`,
        one.failures && `failed ${one.failures} times in a row`].filter(Boolean);
      say(cycles, `${whole(one.frames)} frames${late.length ? ` · ${late.join(" · ")}` : ""}`);
      cycles.classList.toggle("lost", one.failures > 0);
      showWays(one);
      ledger.hidden = !one.reads;
      say(ledger, one.reads?.words ?? "");
      ledger.classList.toggle("lost", Boolean(one.reads?.lost));
      fault.hidden = !one.fault;
      if (one.fault) {
        say(words, `Last failure ${ago(one.fault.at, one.now)} ago: ${one.fault.words}`);
        say(stack, [one.fault.place, ...one.fault.stack].join("\n"));
      }
      say(pace, `${whole(one.pace.cycles)} cycles · waited ${seconds(one.pace.waitedMillis)} · worked ${seconds(one.pace.workedMillis)}` +
          ` · last late by ${whole(one.pace.latestMicros)} µs, at most by ${whole(one.pace.worstMicros)} µs`);
      showSteps(one);
      showVerbs(one);
    },
  };

  function showSteps(one) {
    const key = one.steps.map(step => `${step.at} ${step.words}`).join();
    if (path.dataset.key === key) return;
    path.dataset.key = key;
    path.replaceChildren(...one.steps.map(step => el("li", {}, el("time", {}, new Date(step.at).toISOString().slice(11, 23)), ` ${step.words}`)));
  }

  function showWays(one) {
    const key = `${one.reads?.channel} ${one.writes} ${one.device} ${one.bundle}`;
    if (ways.dataset.key === key) return;
    ways.dataset.key = key;
    const link = channel => el("a", {href: `${root}/channels/${encodeURIComponent(channel)}`}, channel);
    ways.replaceChildren(...(one.reads ? ["reads ", link(one.reads.channel), " "] : []),
        ...one.writes.flatMap((channel, place) => [place === 0 ? "writes " : ", ", link(channel)]));
    what.replaceChildren(...(one.device ? [`${one.device} · `] : []), `${one.bundle} · `,
        el("a", {href: `${root}/configMgr/${encodeURIComponent(one.configuration)}`}, "Configuration"));
  }

  function showVerbs(one) {
    if (offered === one.state) return;
    const focused = buttons.contains(document.activeElement);
    offered = one.state;
    buttons.replaceChildren(...(VERBS[one.state] ?? []).map(([verb, text]) =>
      el("button", {type: "button", "data-verb": verb, on: {click: () => act("plugin", {verb, name: one.name})}}, text)));
    if (focused) buttons.querySelector("button")?.focus();
  }
}

function fileRow(first) {
  const standing = el("td");
  const bundle = el("td", {class: "small"});
  const why = el("td", {class: "small"});
  const remove = el("button", {type: "button", class: "danger", on: {click: () => sure(remove, () => act("file", {verb: "remove", name: first.name}))}}, "Remove");
  return {
    element: el("tr", {"data-file": first.name}, el("td", {}, first.name), standing, bundle, why, el("td", {class: "n"}, remove)),
    show(file) {
      if (standing.textContent !== file.state) standing.replaceChildren(state(file.state, TONES[file.state]));
      say(bundle, file.bundle);
      say(why, [...file.reasons, file.remedy].filter(Boolean).join(" "));
    },
  };
}

document.getElementById("upload").addEventListener("submit", async event => {
  event.preventDefault();
  const [file] = document.getElementById("jar").files;
  if (file === undefined) return;
  toast(`Sending ${file.name} …`);
  if (await act("file", {verb: "upload", name: file.name}, file)) event.target.reset();
});

listen(() => "/labhub/live/bench", {
  bench(now) {
    const online = now.plugins.filter(one => one.state === "online").length;
    say(summary, now.plugins.length === 0
        ? "Nothing is plugged in. Upload a driver below, or put it into the deploy folder."
        : `${now.plugins.length} plug-ins, ${online} of them online.`);
    for (const {kind, section, list} of lists) {
      const mine = now.plugins.filter(one => one.kind === kind);
      section.hidden = mine.length === 0;
      keep(list, mine.map(one => ({...one, now: now.at})), one => one.name, card);
    }
    keep(files, now.files, file => file.name, fileRow);
  },
});
