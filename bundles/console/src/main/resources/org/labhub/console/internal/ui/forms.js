/* Forms and buttons of pages that the hub writes: each has something done, then the page is loaded again. */
import {act, sure} from "./page.js";

async function done(name, words) {
  if (await act(name, words)) setTimeout(() => location.reload(), 900);
}

for (const form of document.querySelectorAll("form[data-do]")) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    done(form.dataset.do, Object.fromEntries(new FormData(form)));
  });
}
for (const button of document.querySelectorAll("button[data-do]")) {
  const {do: name, ...words} = button.dataset;
  button.addEventListener("click", () => sure(button, () => done(name, words)));
}
