/* A page that the hub writes, asked for again every few seconds as long as somebody looks at it. */
import "./forms.js";

const EVERY = 5000;

async function again() {
  if (document.hidden) return;
  const answer = await fetch(location.href, {cache: "no-store"}).catch(() => null);
  if (answer === null || !answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("fresh");
  const old = document.getElementById("fresh");
  if (now !== null && !old.contains(document.activeElement) && old.textContent !== now.textContent) old.replaceWith(document.adoptNode(now));
}

setInterval(again, EVERY);
