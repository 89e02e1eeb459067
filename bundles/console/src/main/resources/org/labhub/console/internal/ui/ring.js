/* The ring of a block, slot by slot, with those who read it. */
import {el, say, whole} from "./page.js";

const WORDS = {F: "free", W: "being written", C: "committed", D: "draining"};

export class RingView {
  constructor(capacity) {
    this.capacity = capacity;
    this.cells = [];
    this.grid = el("div", {class: "ring", "aria-hidden": "true"});
    this.sentence = el("p", {class: "small soft"});
    this.readers = el("p", {class: "small"});
    this.element = el("section", {class: "card"},
        el("header", {}, el("h2", {}, "Ring"), el("div", {class: "key"},
            ...Object.entries(WORDS).map(([letter, word]) => el("span", {}, el("i", {class: letter}), word)))),
        this.sentence, this.grid, this.readers);
  }

  show(ring, consumers) {
    const states = ring.states;
    while (this.cells.length < states.length) {
      const cell = el("i");
      this.cells.push({cell, now: "", letter: ""});
      this.grid.append(cell);
    }
    const next = ring.committed % this.capacity;
    const marks = new Map();
    consumers.forEach((one, place) => marks.set(one.position % this.capacity, String(place + 1)));
    const gates = consumers.filter(one => one.gate !== undefined).map(one => one.gate);
    const lowest = gates.length ? Math.min(...gates) : Infinity;
    for (let i = 0; i < states.length; i++) {
      const index = (ring.first + i) % this.capacity;
      const sequence = ring.committed - 1 - ((next - 1 - index + this.capacity * 2) % this.capacity);
      const held = sequence >= lowest && sequence < ring.committed;
      const reader = marks.get(index) ?? "";
      const name = `${states[i]}${index === next ? " next" : ""}${held ? " held" : ""}${reader ? " reader" : ""}`;
      const part = this.cells[i];
      if (part.now !== name) { part.cell.className = name; part.now = name; }
      if (part.letter !== reader) { part.cell.dataset.reader = reader; part.letter = reader; }
      part.cell.title = `slot ${index}: ${WORDS[states[i]]}${reader ? `, next for ${consumers[reader - 1].name}` : ""}`;
    }
    const count = letter => states.split(letter).length - 1;
    const part = states.length < this.capacity ? `The newest ${states.length} of ${whole(this.capacity)} slots: ` : `${whole(this.capacity)} slots: `;
    say(this.sentence, part + Object.entries(WORDS).map(([letter, word]) => `${count(letter)} ${word}`).join(", ") + ".");
    say(this.readers, consumers.map((one, place) => `${place + 1} ${one.name}${one.gate === undefined
        ? "" : ` (needs frame ${whole(one.gate)})`}`).join(" · "));
  }
}
