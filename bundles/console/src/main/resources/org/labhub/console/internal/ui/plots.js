/* Plots that move: points over time, and the latest array. Drawn by uPlot; what is drawn comes decimated from the hub. */
import {colour, el, onDark, short} from "./page.js";

export const COLOURS = ["s1", "s2", "s3", "s4", "s5", "s6"];
const LONGEST = 330;
const MOST = 60000;
const GAP = 2;

const axis = (extra = {}) => ({
  stroke: () => colour("soft"), grid: {stroke: () => colour("line"), width: 1}, ticks: {stroke: () => colour("line"), width: 1},
  font: "12px system-ui, sans-serif", ...extra,
});

const two = number => String(number).padStart(2, "0");

/** Times as everybody on the bench writes them; the day stands where it changes. */
function clock(plot, marks, place, space, step) {
  let day = "";
  return marks.map(mark => {
    const at = new Date(mark * 1000);
    const text = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}${step < 1 ? "." + String(at.getMilliseconds()).padStart(3, "0") : ""}`;
    const today = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
    const line = today === day ? text : `${text}\n${today}`;
    day = today;
    return line;
  });
}

function fit(plot, parent) {
  const resize = new ResizeObserver(() => plot.setSize({width: parent.clientWidth, height: parent.clientHeight}));
  resize.observe(parent);
  onDark(() => plot.redraw(false));
  return () => { resize.disconnect(); plot.destroy(); };
}

const unpack = (text, wide) => {
  const raw = atob(text);
  const data = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) data[i] = raw.charCodeAt(i);
  return wide ? new Float64Array(data.buffer) : new Float32Array(data.buffer);
};

/** The single numbers of all frames over the time at which they were taken. */
export class TimePlot {
  constructor(parent, fields, stamps) {
    this.fields = fields;
    this.stamps = stamps;
    this.x = [];
    this.y = fields.map(() => []);
    this.window = 30;
    this.live = true;
    this.paused = false;
    this.parent = parent;
    this.plot = new uPlot(this.#options(), [[], ...fields.map(() => [])], parent);
    this.close = fit(this.plot, parent);
    parent.plotted = () => ({x: [...this.x], y: this.y.map(values => [...values])});
  }

  #options() {
    const units = [...new Set(this.fields.map(field => field.unit))];
    const scales = {x: {time: this.stamps}};
    const axes = [axis({space: 80, ...(this.stamps ? {values: clock} : {})})];
    units.forEach((unit, place) => {
      scales[unit || "1"] = {auto: true};
      if (place < 2) {
        axes.push(axis({scale: unit || "1", side: place === 0 ? 3 : 1, size: 62, label: unit || undefined, labelSize: unit ? 18 : 0,
          labelFont: "12px system-ui, sans-serif", grid: {show: place === 0, stroke: () => colour("line"), width: 1},
          values: (plot, marks) => marks.map(short)}));
      }
    });
    const series = this.fields.map((field, place) => ({
      label: field.name, scale: field.unit || "1", stroke: () => colour(COLOURS[place % COLOURS.length]), width: 1.5,
      show: field.shown, points: {show: false}, spanGaps: false,
    }));
    return {
      width: Math.max(200, this.parent.clientWidth), height: this.parent.clientHeight, scales, axes, series: [{}, ...series],
      legend: {show: false}, cursor: {y: false, drag: {x: true, y: false, setScale: false}},
      hooks: {setSelect: [plot => this.#zoomTo(plot)]}, padding: [10, 8, 0, 0],
    };
  }

  #zoomTo(plot) {
    if (plot.select.width < 4) return;
    const min = plot.posToVal(plot.select.left, "x");
    const max = plot.posToVal(plot.select.left + plot.select.width, "x");
    plot.setSelect({left: 0, width: 0, top: 0, height: 0}, false);
    this.look(min, max);
  }

  /** Takes what the hub told. */
  take(points) {
    const x = unpack(points.x, true);
    const y = points.y.map(values => unpack(values, true));
    for (let i = 0; i < x.length; i++) {
      const last = this.x.at(-1);
      if (last !== undefined && x[i] < last - GAP) this.#forget();
      else if (this.stamps && last !== undefined && x[i] > last + GAP) this.#push(last + 1e-6, () => null);
      this.#push(x[i], field => Number.isNaN(y[field][i]) ? null : y[field][i]);
    }
    this.#trim();
  }

  #push(time, valueOf) {
    this.x.push(time);
    this.y.forEach((values, field) => values.push(valueOf(field)));
  }

  #forget() {
    this.x = [];
    this.y = this.y.map(() => []);
  }

  #trim() {
    const oldest = this.stamps ? this.x.at(-1) - LONGEST : -Infinity;
    if (this.x.length < MOST * 1.25 && !(this.x[0] < oldest - 60)) return;
    let from = Math.max(0, this.x.length - MOST);
    while (this.x[from] < oldest) from++;
    this.x = this.x.slice(from);
    this.y = this.y.map(values => values.slice(from));
  }

  /** Draws what is there now. */
  draw() {
    if (this.paused || this.x.length === 0) return;
    this.plot.setData([this.x, ...this.y], false);
    if (this.live) this.follow();
    else this.plot.redraw();
  }

  follow() {
    const end = this.x.at(-1) ?? 0;
    this.plot.setScale("x", {min: end - (this.stamps ? this.window : this.window * 10), max: end});
  }

  look(min, max) {
    this.live = false;
    this.plot.setScale("x", {min, max});
    this.onlook?.();
  }

  /** Moves by a part of what is seen, or sees more or less of it. */
  move(part) {
    const {min, max} = this.plot.scales.x;
    this.look(min + (max - min) * part, max + (max - min) * part);
  }

  zoom(factor) {
    const {min, max} = this.plot.scales.x;
    const middle = this.live ? max : (min + max) / 2;
    const half = (max - min) * factor;
    this.look(this.live ? max - half : middle - half / 2, this.live ? max : middle + half / 2);
  }

  show(place, shown) {
    this.plot.setSeries(place + 1, {show: shown});
  }
}

/** The latest array, and the band in which all arrays since the last picture were. */
export class TracePlot {
  constructor(parent, field) {
    this.field = field;
    this.parent = parent;
    this.step = 1;
    this.paused = false;
    const line = name => ({stroke: () => colour(name), width: 1.5, points: {show: false}, scale: "y"});
    const edge = {stroke: () => colour("s2") + "66", width: 1, points: {show: false}, scale: "y"};
    this.plot = new uPlot({
      width: Math.max(200, parent.clientWidth), height: parent.clientHeight, legend: {show: false}, padding: [10, 8, 0, 0],
      scales: {x: {time: false}, y: {}},
      axes: [axis({space: 60, values: (plot, marks) => marks.map(short)}),
        axis({scale: "y", size: 62, label: field.unit || undefined, labelSize: field.unit ? 18 : 0,
          labelFont: "12px system-ui, sans-serif", values: (plot, marks) => marks.map(short)})],
      series: [{}, edge, edge, line("s1")], bands: [{series: [2, 1], fill: () => colour("s2") + "33"}],
      cursor: {y: false, drag: {x: true, y: false}},
    }, [[], [], [], []], parent);
    this.close = fit(this.plot, parent);
    parent.plotted = () => this.plot.data.map(values => [...values]);
    this.zoomed = false;
    parent.addEventListener("mouseup", () => { this.zoomed = true; });
    parent.addEventListener("dblclick", () => { this.zoomed = false; });
  }

  take(trace) {
    this.next = trace;
  }

  draw() {
    if (this.paused || this.next === undefined) return;
    const {n, step, narrow} = this.next;
    const y = Array.from(unpack(this.next.y, !narrow));
    const group = step === 1 ? 1 : 2;
    const x = y.map((any, i) => Math.min(n - 1, Math.floor(i / group) * step + (i % group) * (step / 2)) * this.step);
    const bound = packed => packed === undefined ? y.map(() => null)
        : Array.from(unpack(packed, !narrow)).flatMap(value => group === 1 ? [value] : [value, value]);
    this.plot.setData([x, bound(this.next.low), bound(this.next.high), y], !this.zoomed);
    if (this.zoomed) this.plot.redraw();
    this.next = undefined;
    this.parent.drawn = (this.parent.drawn ?? 0) + 1;
  }

  /** How far apart two elements are, in the unit of the axis. */
  spacing(step, unit) {
    this.step = step;
    this.plot.axes[0].label = unit || "index";
  }
}

/** Keeps pictures to what a screen can show: one for each of its own. */
export function pictures(draw) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; draw(); });
  };
}
