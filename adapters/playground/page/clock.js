// The playground's time: shown as it runs, and moved ahead by a button; the server moves it for the bot and both platforms.
import { act, h } from "/page/dom.js";

const STEPS = [["+1 hour", 1], ["+1 day", 24], ["+1 week", 168]];
const HOUR = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const SHORT = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const hourOf = (seconds) => HOUR.format(seconds * 1000);
export const dayOf = (seconds) => DAY.format(seconds * 1000);
const shortDayOf = (seconds) => SHORT.format(seconds * 1000).replace(",", "");

export class Clock {
  constructor() {
    this.root = document.getElementById("clock");
    this.shown = h("time", { title: `${ZONE}. Verdict and both chats go by this time.` });
    this.news = h("span.unseen", { role: "status" });
    this.apart = 0;
    this.root.append(this.shown, h("div.steps", {}, STEPS.map(([name, hours]) =>
      h("button", { type: "button", title: `Move the time ahead: ${name.slice(1)}`, onclick: () => this.step(hours) }, name))), this.news);
    setInterval(() => this.draw(), 1000);
  }

  async step(hours) {
    const buttons = this.root.querySelectorAll("button");
    const pressed = document.activeElement;
    buttons.forEach((one) => (one.disabled = true));
    await act("clock", { do: "advance", hours });
    buttons.forEach((one) => (one.disabled = false));
    if (this.root.contains(pressed)) pressed.focus();
  }

  // `now` and `ahead` in seconds, as the server has them
  set({ now, ahead }) {
    this.apart = now - Date.now() / 1000;
    this.root.classList.toggle("ahead", ahead >= 60);
    this.draw();
  }

  moved(state) {
    this.set(state);
    this.news.textContent = `It is now ${dayOf(state.now)}, ${hourOf(state.now)}.`;
  }

  draw() {
    const now = Date.now() / 1000 + this.apart;
    this.shown.dateTime = new Date(now * 1000).toISOString();
    const text = `${shortDayOf(now)}, ${hourOf(now)}`;
    if (this.shown.textContent !== text) this.shown.textContent = text;
  }
}
