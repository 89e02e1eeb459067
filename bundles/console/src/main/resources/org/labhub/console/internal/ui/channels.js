/* The list of all channels: what moves on them, who reads, what was lost. */
import {bytes, bytesPerSecond, colour, el, hertz, keep, listen, onDark, root, say, state, tone, whole} from "./page.js";

const HISTORY = 60;
const list = document.getElementById("channels");
list.className = "list";
const summary = document.getElementById("summary");
const trouble = document.getElementById("trouble");

function spark(parent) {
  const options = {
    width: Math.max(100, parent.clientWidth), height: 44, legend: {show: false}, cursor: {show: false},
    scales: {x: {time: false, range: [-HISTORY, 0]}, y: {range: (plot, min, max) => [0, Math.max(1, (max ?? 1) * 1.1)]}},
    axes: [{show: false}, {show: false}], padding: [2, 0, 2, 0],
    series: [{}, {stroke: () => colour("s1"), fill: () => colour("s1") + "22", width: 1.5, points: {show: false}}],
  };
  const plot = new uPlot(options, [[], []], parent);
  new ResizeObserver(() => plot.setSize({width: parent.clientWidth, height: 44})).observe(parent);
  return plot;
}

function reader(first) {
  const who = el("span", {class: "who"});
  const numbers = el("span", {class: "soft"});
  const losses = el("span", {class: "lost"});
  const verdict = el("span");
  return {
    element: el("li", {}, who, el("span", {}, numbers, " ", losses, " ", verdict)),
    show(one) {
      say(who, one.name);
      who.title = `pid ${one.pid}`;
      say(numbers, `${one.policy.replace("_", " ")} · behind by ${whole(one.lag)}`);
      const lost = [one.lost && `lost ${whole(one.lost)}`, one.corrupt && `corrupt ${whole(one.corrupt)}`].filter(Boolean);
      say(losses, lost.join(", "));
      if (verdict.textContent !== one.verdict) verdict.replaceChildren(state(one.verdict));
    },
  };
}

function card(first) {
  const link = el("a", {href: `${root}/channels/${encodeURIComponent(first.name)}`}, first.name);
  const standing = el("span");
  const rate = el("b");
  const flow = el("span", {class: "soft"});
  const total = el("span", {class: "soft small"});
  const drawn = el("div", {class: "spark row"});
  const from = el("div", {class: "row small soft"});
  const problem = el("p", {class: "row trouble small", hidden: true});
  const readers = el("ul", {class: "readers row"});
  const nobody = el("p", {class: "row small soft"});
  const element = el("section", {class: "card item", "data-channel": first.name},
      el("h2", {}, link), standing, el("div", {class: "rates row"}, rate, flow, total), drawn, from, problem, readers, nobody);
  let plot = null;
  let last = null;
  const times = [];
  const rates = [];
  const redraw = () => {
    plot ??= spark(drawn);
    const now = times.at(-1);
    plot.setData([times.map(time => (time - now) / 1000), rates]);
  };
  onDark(() => plot?.redraw());
  return {
    element,
    gone() { plot?.destroy(); },
    show(channel) {
      const word = channel.writer?.verdict === "alive" ? channel.state ?? "not registered" : channel.writer?.verdict ?? channel.state ?? "no writer";
      if (standing.textContent !== word) standing.replaceChildren(state(word, word === "not registered" ? "warn" : tone(word)));
      problem.hidden = !channel.trouble;
      say(problem, channel.trouble ?? "");
      if (channel.committed === undefined) return;
      if (last !== null && last.instance === channel.instance && channel.at > last.at) {
        const seconds = (channel.at - last.at) / 1000;
        const frames = (channel.committed - last.committed) / seconds;
        times.push(channel.at);
        rates.push(frames);
        if (times.length > HISTORY) { times.shift(); rates.shift(); }
        say(rate, hertz(frames));
        say(flow, bytesPerSecond((channel.bytes - last.bytes) / seconds));
        redraw();
      } else {
        say(rate, "…");
      }
      last = channel;
      say(total, `${whole(channel.committed)} frames`);
      from.replaceChildren(
          el("a", {href: `${root}/schemas?id=${encodeURIComponent(channel.schema)}`}, channel.schema),
          ` · ${channel.policy.replace("_", " ")} · ${whole(channel.capacity)} × ${bytes(channel.slotBytes)} · `,
          channel.writer ? `written by ${channel.writer.name} (pid ${channel.writer.pid})` : "nobody writes");
      keep(readers, channel.consumers, one => `${one.pid} ${one.name}`, reader);
      nobody.hidden = channel.consumers.length > 0;
      readers.hidden = !nobody.hidden;
      say(nobody, "Nobody reads it.");
    },
  };
}

listen(() => "/labhub/live/channels", {
  channels(now) {
    trouble.hidden = now.broker === "";
    say(trouble, now.broker && `The broker: ${now.broker}`);
    const written = now.channels.filter(channel => channel.writer?.verdict === "alive").length;
    say(summary, now.channels.length === 0
        ? "There are no channels. Put a driver into the deploy folder; its channel appears here by itself."
        : `${now.channels.length} channels, ${written} of them being written.`);
    keep(list, now.channels.map(channel => ({...channel, at: now.at})), channel => channel.name, card);
  },
});
