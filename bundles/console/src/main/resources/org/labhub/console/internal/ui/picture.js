/* An image: the newest frame's rows and columns as a picture, with its scale. */
import {el, say, short, whole} from "./page.js";

/* From dark to light by equal steps of what an eye sees, and told apart by the colour-blind: the colours of "viridis". */
const STOPS = ["440154", "482878", "3e4989", "31688e", "26828e", "1f9e89", "35b779", "6ece58", "b5de2b", "fde725"];
const SHADES = 254;

const channels = STOPS.map(stop => [0, 2, 4].map(at => parseInt(stop.slice(at, at + 2), 16)));

/** The colour of each shade as 32 bits; where there is no number, nothing is drawn. */
const COLOURS = new Uint32Array(SHADES + 2);
for (let shade = 1; shade <= SHADES + 1; shade++) {
  const at = (shade - 1) / SHADES * (STOPS.length - 1);
  const low = Math.min(STOPS.length - 2, Math.floor(at));
  const [red, green, blue] = channels[low].map((value, place) => Math.round(value + (channels[low + 1][place] - value) * (at - low)));
  COLOURS[shade] = 0xff000000 | blue << 16 | green << 8 | red;
}

export class PictureView {
  constructor(parent, field) {
    this.field = field;
    this.paused = false;
    this.canvas = el("canvas", {class: "image", role: "img", "aria-label": `${field.name} as a picture`});
    this.least = el("span");
    this.middle = el("span");
    this.greatest = el("span");
    this.under = el("p", {class: "small soft"});
    parent.append(el("div", {class: "picture"}, this.canvas,
        el("div", {class: "scale", role: "group", "aria-label": "Colour scale"}, this.greatest, el("i", {"aria-hidden": "true"}), this.least)), this.under);
    this.canvas.addEventListener("pointermove", event => { this.at = [event.offsetX, event.offsetY]; this.#tell(); });
    this.canvas.addEventListener("pointerleave", () => { this.at = undefined; this.#tell(); });
    parent.pictured = () => this.shown && {...this.shown, cells: [...this.shown.cells]};
  }

  close() {}

  take(told) {
    this.next = told;
  }

  draw() {
    if (this.paused || this.next === undefined) return;
    const raw = atob(this.next.cells);
    const cells = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) cells[i] = raw.charCodeAt(i);
    this.shown = {...this.next, cells};
    this.next = undefined;
    const {across, down, least, greatest} = this.shown;
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
      this.canvas.style.setProperty("aspect-ratio", `${across} / ${down}`);
      this.canvas.style.setProperty("width", `min(100%, 40rem, 60vh * ${across / down})`);
    }
    const image = new ImageData(across, down);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < cells.length; i++) pixels[i] = COLOURS[cells[i]];
    this.canvas.getContext("2d").putImageData(image, 0, 0);
    say(this.least, this.#words(least));
    say(this.greatest, this.#words(greatest));
    this.#tell();
  }

  #words(value) {
    return `${short(value)} ${this.field.unit}`.trim();
  }

  /** What is under the pointer; of a group of elements, where it begins. */
  #tell() {
    const {rows, columns, across, down, least, greatest, cells} = this.shown ?? {};
    if (this.at === undefined || cells === undefined) {
      say(this.under, rows === undefined ? "" : `${whole(rows)} rows of ${whole(columns)}, from ${this.#words(least)} to ${this.#words(greatest)}`
          + (across < columns || down < rows ? "; each point is the one of its neighbours that is farthest from their mean" : "") + ".");
      return;
    }
    const column = Math.min(across - 1, Math.max(0, Math.floor(this.at[0] / this.canvas.clientWidth * across)));
    const row = Math.min(down - 1, Math.max(0, Math.floor(this.at[1] / this.canvas.clientHeight * down)));
    const shade = cells[row * across + column];
    const value = shade === 0 ? "no number" : `about ${this.#words(least + (greatest - least) * (shade - 1) / SHADES)}`;
    say(this.under, `Row ${Math.floor(row * Math.ceil(rows / down))}, column ${Math.floor(column * Math.ceil(columns / across))}: ${value}.`);
  }
}
