// The composer with each platform's habits: "/" offers commands; Discord completes while you type.
import { h } from "/page/dom.js";

const WAIT = 150;

export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.choices = [];
    this.at = -1;
    this.timer = 0;
    const id = `${pane.platform}-choices`;
    this.field = h("input", {
      role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false",
      "aria-label": `Message in ${pane.kind.title}`, placeholder: `Message, or / for commands`,
      oninput: () => this.typed(), onkeydown: (event) => this.key(event), onblur: () => setTimeout(() => this.offer([]), 150),
    });
    this.list = h("ul.choices", { id, role: "listbox", hidden: true });
    this.root = h("form.composer", { onsubmit: (event) => { event.preventDefault(); this.send(); } }, this.list, this.field, h("button", { "aria-label": "Send" }, "Send"));
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    this.offer([]);
    this.field.value = "";
    const answer = await this.pane.send(text);
    if (!answer.ok && !this.field.value) this.field.value = text;
  }

  typed() {
    const text = this.field.value;
    clearTimeout(this.timer);
    if (!text.startsWith("/")) return this.offer([]);
    const commands = this.pane.kind.commands(this.pane.state);
    const known = commands.filter((one) => one.name.startsWith(text.trimEnd()) || (text.length > 1 && one.name.includes(text.slice(1).trimEnd())));
    const settled = commands.some((one) => text.startsWith(`${one.name} `));
    if (!settled) return this.offer(known.map((one) => ({ text: `${one.name} `, name: one.name, hint: one.hint, about: one.about })));
    if (this.pane.kind.complete) this.timer = setTimeout(() => this.complete(text), WAIT);
    return this.offer([]);
  }

  async complete(text) {
    const answer = await fetch("/act/discord", {
      method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ do: "complete", as: this.pane.me, channel: this.pane.channel, text }),
    }).then((response) => response.json(), () => ({ ok: false }));
    if (!answer.ok || this.field.value !== text) return;
    const start = Math.max(text.lastIndexOf(" vs ") + 4, text.lastIndexOf(", ") + 2, startOfOptions(text, this.pane));
    this.offer(answer.choices.slice(0, 8).map((one) => ({ text: text.slice(0, start) + one.value, name: one.name })));
  }

  offer(choices) {
    this.choices = choices.slice(0, 9);
    this.at = -1;
    this.list.hidden = !this.choices.length;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.list.replaceChildren(...this.choices.map((one, i) =>
      h("li", { role: "option", id: `${this.pane.platform}-choice-${i}`, onmousedown: (event) => { event.preventDefault(); this.take(i); } },
        h("b", {}, one.name), one.hint && h("span", {}, ` ${one.hint}`), one.about && h("small", {}, one.about))));
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === this.at)));
    if (this.at >= 0) this.field.setAttribute("aria-activedescendant", `${this.pane.platform}-choice-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  take(i) {
    this.field.value = this.choices[i].text;
    this.offer([]);
    this.field.focus();
    if (this.field.value.endsWith(" ")) this.typed();
  }

  key(event) {
    const { length } = this.choices;
    if (event.key === "Escape") this.offer([]);
    if (!length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : length - (this.at < 0 ? 0 : 1))) % length;
      this.mark();
    } else if (event.key === "Tab" || (event.key === "Enter" && this.at >= 0)) {
      event.preventDefault();
      this.take(Math.max(0, this.at));
    }
  }
}

function startOfOptions(text, pane) {
  const command = pane.kind.commands(pane.state).map((one) => one.name).filter((name) => text.startsWith(`${name} `)).sort((a, b) => b.length - a.length)[0];
  return command ? command.length + 1 : 0;
}
