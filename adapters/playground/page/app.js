// The page: two panes kept true by server-sent events; every deed is sent to the server and only shown when it happened.
import { Clock } from "/page/clock.js";
import { toast } from "/page/dom.js";
import { Pane } from "/page/pane.js";

const clock = new Clock();
const panes = { slack: new Pane("slack"), discord: new Pane("discord") };

async function reload() {
  const state = await fetch("/state").then((response) => response.json());
  clock.set(state.clock);
  await Promise.all(Object.values(panes).map((pane) => pane.reload()));
}

// Whatever happened before the line was open is in the state that is asked for when it is.
function listen(ready) {
  const source = new EventSource("/events");
  let lost = false;
  source.onmessage = (event) => {
    const change = JSON.parse(event.data);
    if (change.kind === "reload") reload();
    else if (change.platform === "clock") clock.moved(change);
    else panes[change.platform]?.take(change);
  };
  source.onerror = () => {
    if (!lost) toast("The playground does not answer. It is tried again.");
    lost = true;
  };
  source.onopen = async () => {
    lost = false;
    await reload();
    ready();
  };
}

function choosePlatform(platform) {
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const on = tab.id === `tab-${platform}`;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
  document.body.dataset.shown = platform;
}

function tabs() {
  for (const platform of ["slack", "discord"]) {
    const tab = document.getElementById(`tab-${platform}`);
    tab.addEventListener("click", () => choosePlatform(platform));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const other = platform === "slack" ? "discord" : "slack";
      choosePlatform(other);
      document.getElementById(`tab-${other}`).focus();
    });
  }
  choosePlatform("slack");
}

function theme() {
  const saved = localStorage.getItem("theme");
  if (saved) document.documentElement.dataset.theme = saved;
  document.getElementById("theme").addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme
      ? document.documentElement.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("theme", document.documentElement.dataset.theme);
  });
}

function both() {
  const form = document.getElementById("both");
  const field = document.getElementById("both-text");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = field.value.trim() || field.placeholder;
    for (const pane of Object.values(panes)) pane.send(text);
    field.value = "";
  });
}

tabs();
theme();
both();
await new Promise(listen);
document.body.dataset.ready = "yes";
