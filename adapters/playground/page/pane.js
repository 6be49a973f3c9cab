// One platform: where you are, who you are, what stands in the channel, what you can say.
import { dayOf } from "/page/clock.js";
import { act, h } from "/page/dom.js";
import { Composer } from "/page/composer.js";
import { Home } from "/page/home.js";
import { drawMessage } from "/page/message.js";
import { drawModal } from "/page/modal.js";
import { PLATFORMS, byId } from "/page/platforms.js";

export class Pane {
  constructor(platform) {
    this.platform = platform;
    this.kind = PLATFORMS[platform];
    this.root = document.getElementById(platform);
    this.state = null;
    this.thread = null;
    this.channel = null;
    this.me = null;
    this.heard = 0;
    this.channelPick = h("select", { "aria-label": `Channel in ${this.kind.title}`, onchange: (e) => this.move(e.target.value) });
    this.personPick = h("select", { "aria-label": `Act as, in ${this.kind.title}`, onchange: (e) => this.become(e.target.value) });
    this.note = h("p.note", { hidden: true });
    this.list = h("ol.messages", { "aria-label": `Messages in ${this.kind.title}`, tabindex: "0" });
    this.live = h("p.unseen", { role: "status", "aria-live": "polite" });
    this.threadBar = h("p.threadbar", { hidden: true });
    this.composer = new Composer(this);
    this.home = this.kind.home ? new Home(this) : null;
    this.modal = h("div.modal-place");
    this.root.append(
      h("div.bar", {}, h("label", {}, h("span", {}, "in "), this.channelPick), h("label", {}, h("span", {}, "as "), this.personPick), this.home?.button),
      this.note, this.list, this.threadBar, this.composer.root, this.modal, this.live);
  }

  load(state) {
    this.state = state;
    this.people = byId(state.people);
    const humans = state.people.filter((one) => !one.bot);
    this.me = humans.some((one) => one.id === this.me) ? this.me : humans[0].id;
    this.personPick.replaceChildren(...humans.map((one) =>
      h("option", { value: one.id, selected: one.id === this.me }, `${one.name}${one.title ? ` (${one.title})` : ""}`)));
    this.drawChannels();
    this.draw(true);
  }

  drawChannels() {
    const rooms = this.state.channels.filter((one) => one.kind !== "dm" || this.state.messages[one.id]?.length);
    if (!rooms.some((one) => one.id === this.channel)) this.channel = (rooms.find((one) => one.bot_is_member) ?? rooms[0]).id;
    this.channelPick.replaceChildren(...rooms.map((one) => h("option", { value: one.id, selected: one.id === this.channel }, label(one))));
    const room = this.room();
    const without = !room.bot_is_member ? "Verdict is not in this channel." : room.archived ? "This channel is archived." : "";
    this.note.hidden = !without;
    this.note.textContent = without;
  }

  room() {
    return this.state.channels.find((one) => one.id === this.channel);
  }

  move(channel) {
    this.channel = channel;
    this.thread = null;
    this.drawChannels();
    if (this.home?.open) this.home.show(false);
    else this.draw(true);
  }

  become(person) {
    this.me = person;
    if (this.home?.open) this.home.ask();
    this.draw(false);
  }

  messages() {
    return (this.state.messages[this.channel] ?? []).filter((one) => {
      if (one.deleted || (one.ephemeral_to && one.ephemeral_to !== this.me)) return false;
      const parent = this.kind.parent(one);
      return this.thread ? parent === this.thread || this.kind.id(one) === this.thread : !parent;
    });
  }

  draw(toEnd) {
    const shown = this.messages(), home = Boolean(this.home?.open);
    this.list.replaceChildren(...(home ? [this.home.drawn()] : shown.length ? this.byDay(shown) : [empty(this.kind.title)]));
    this.composer.root.hidden = home;
    this.threadBar.hidden = !this.thread || home;
    this.threadBar.replaceChildren("Thread ", h("button", { type: "button", onclick: () => this.openThread(null) }, "Back to the channel"));
    drawModal(this, this.state.modals[this.me]);
    if (toEnd) this.toEnd();
  }

  byDay(messages) {
    const days = messages.map((one) => dayOf(this.kind.at(one)));
    const several = new Set(days).size > 1;
    return messages.flatMap((one, i) => [
      ...(several && days[i] !== days[i - 1] ? [h("li.day", {}, h("span", {}, days[i]))] : []), drawMessage(this, one)]);
  }

  toEnd() {
    requestAnimationFrame(() => (this.list.scrollTop = this.list.scrollHeight));
  }

  openThread(id) {
    this.thread = id;
    this.draw(true);
  }

  take(change) {
    const { kind } = change;
    this.heard += 1;
    if (!this.state) return;
    if (typeof change.message === "string") this.takeReactions(change);
    else if (change.message) this.takeMessage(change.channel ?? change.message.channel_id ?? change.message.channel, change.message);
    else if (kind === "channel" && change.channel?.id) this.takeChannel(change.channel);
    else if (kind === "modal") {
      this.state.modals[change.user] = change.view ?? change.modal ?? null;
      drawModal(this, this.state.modals[this.me]);
    } else if (kind === "home") this.home.take(change);
    else if (kind === "commands") this.state.commands = change.commands;
    else if (change.text) this.say(change.text);
    else if (kind !== "faults") this.reload();
  }

  takeReactions({ channel, message, reactions }) {
    const known = this.state.messages[channel]?.find((one) => this.kind.id(one) === message);
    if (known) this.takeMessage(channel, Object.assign(known, { reactions }));
  }

  // A state that was on its way while something changed may be older than what is shown, and is asked for again.
  async reload() {
    let state, heard, tries = 5;
    do {
      heard = this.heard;
      state = await fetch("/state").then((response) => response.json());
    } while (heard !== this.heard && --tries);
    this.load(state[this.platform]);
  }

  takeMessage(channel, message) {
    const list = (this.state.messages[channel] ??= []);
    const id = this.kind.id(message);
    const at = list.findIndex((one) => this.kind.id(one) === id);
    const fresh = at < 0;
    if (fresh) list.push(message);
    else list[at] = message;
    if (this.home?.open) return fresh && this.kind.bot(message) ? this.home.answered(channel) : undefined;
    if (channel !== this.channel) return;
    const nearEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 120;
    const standing = [...this.list.children].find((one) => one.dataset.id === id);
    const shown = this.messages().includes(message);
    if (standing && shown) standing.replaceWith(drawMessage(this, message));
    else this.draw(false);
    if (fresh && shown && (nearEnd || message.ephemeral_to)) this.toEnd();
    if (fresh && shown && this.kind.bot(message)) this.live.textContent = message.text || "Verdict answered.";
  }

  takeChannel(channel) {
    const at = this.state.channels.findIndex((one) => one.id === channel.id);
    if (channel.deleted) this.state.channels.splice(at, at < 0 ? 0 : 1);
    else if (at < 0) this.state.channels.push(channel);
    else this.state.channels[at] = channel;
    this.drawChannels();
  }

  say(text) {
    this.note.hidden = false;
    this.note.textContent = text;
  }

  act(deed, here = true) {
    return act(this.platform, { as: this.me, ...(here ? { channel: this.channel } : {}), ...deed });
  }

  send(text) {
    this.toEnd();
    if (text.startsWith("/")) return this.act({ do: "command", text });
    return this.act({ do: "say", text, ...(this.thread && this.platform === "slack" ? { thread: this.thread } : {}) });
  }
}

const label = (room) => {
  const sign = room.kind === "private" ? "🔒 " : room.kind === "dm" ? "@" : room.kind === "thread" ? "↳ " : "#";
  return `${sign}${room.name.replace(/^@/, "")}${room.bot_is_member ? "" : " (without Verdict)"}${room.archived ? " (archived)" : ""}`;
};

const empty = (title) =>
  h("li.empty", {}, h("p", {}, `Nothing here yet. This is the small ${title} of the playground, and Verdict answers in it.`),
    h("p", {}, "Try ", h("code", {}, "/compare claude 4 opus vs smollm3"), ", then react under the answer."));
