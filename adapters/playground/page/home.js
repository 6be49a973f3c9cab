// Slack's App Home of the person who is acting, shown in the place of the channel.
import { h } from "/page/dom.js";

export class Home {
  constructor(pane) {
    this.pane = pane;
    this.open = false;
    this.button = h("button.tohome", { type: "button", "aria-pressed": "false", title: "Verdict’s App Home", onclick: () => this.show(!this.open) }, "Home");
  }

  show(open) {
    this.open = open;
    this.button.setAttribute("aria-pressed", String(open));
    if (open) this.ask();
    this.pane.drawChannels();
    this.pane.draw(!open);
  }

  ask() {
    this.pane.act({ do: "home" }, false);
  }

  take({ user, view }) {
    this.pane.state.homes[user] = view;
    if (this.open && user === this.pane.me) this.pane.draw(false);
  }

  // What a button here leads to is written to the person directly, as in Slack, where the Messages tab gets a mark.
  answered(channel) {
    if (this.pane.state.channels.find((one) => one.id === channel)?.kind !== "dm") return;
    this.pane.note.hidden = false;
    this.pane.note.replaceChildren("Verdict wrote to you directly. ",
      h("button", { type: "button", onclick: () => this.pane.move(channel) }, "Look"));
  }

  drawn() {
    const view = this.pane.state.homes[this.pane.me];
    return h("li.home", {}, h("div.body", {}, view ? this.pane.kind.home(this.pane, view) : "Opening…"));
  }
}
