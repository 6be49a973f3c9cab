// One message: who, when, its native body, its reactions, and the tools beside it.
import { hourOf } from "/page/clock.js";
import { avatar, h } from "/page/dom.js";

const QUICK = ["🚢", "⏭️", "1️⃣", "2️⃣", "👍🏽"];

export function drawMessage(pane, message) {
  const { kind } = pane;
  const author = pane.people[kind.author(message)] ?? { name: "somebody" };
  const whisper = Boolean(message.ephemeral_to);
  const item = h("li.message", { "data-id": kind.id(message), tabindex: "-1" });
  if (whisper) item.classList.add("whisper");
  item.append(
    avatar(author.name, kind.author(message) === pane.state.me),
    h("div.said", {},
      h("p.who", {}, h("strong", {}, author.name), author.bot && h("span.app", {}, "APP"), h("time", {}, hourOf(kind.at(message))),
        kind.edited(message) && h("span.edited", {}, "edited")),
      whisper && h("p.only", {}, "Only visible to you"),
      h("div.body", {}, kind.body(message, kind.context(pane, message))),
      whisper ? null : reactions(pane, message),
      message.reply_count ? h("button.replies", { type: "button", onclick: () => pane.openThread(kind.id(message)) },
        message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`) : null,
      pane.platform === "discord" && message.thread ? h("button.replies", { type: "button", onclick: () => pane.move(message.thread) },
        `Thread: ${pane.state.channels.find((one) => one.id === message.thread)?.name ?? "open"} ›`) : null),
    tools(pane, message, whisper));
  return item;
}

function reactions(pane, message) {
  const pills = (message.reactions ?? []).map((reaction) => {
    const mine = reaction.users.includes(pane.me);
    const names = reaction.users.map((user) => pane.people[user]?.name ?? user).join(", ");
    const name = pane.kind.emoji(reaction);
    return h("button.pill", {
      type: "button", "aria-pressed": String(mine), title: names, "data-emoji": name,
      "aria-label": `${name}, ${reaction.count}: ${names}`,
      onclick: () => pane.act({ do: mine ? "unreact" : "react", ...pane.kind.reactionDeed(message, reaction.name) }),
    }, h("span", { "aria-hidden": "true" }, name), h("b", {}, String(reaction.count)));
  });
  return h("div.pills", {}, pills, adder(pane, message));
}

function adder(pane, message) {
  const react = (unicode) => pane.act({ do: "react", ...pane.kind.reactionDeed(message, pane.kind.reactionName(unicode)) });
  const custom = h("input", { "aria-label": "Another emoji", placeholder: "🙂", maxlength: "24",
    onkeydown: (event) => { if (event.key === "Enter" && event.target.value) { event.preventDefault(); react(event.target.value.trim()); event.target.value = ""; } } });
  return h("details.adder", {}, h("summary", { "aria-label": "Add a reaction" }, "+"),
    h("div.picker", {}, QUICK.map((one) => h("button", { type: "button", "aria-label": `React with ${one}`, onclick: () => react(one) }, one)), custom));
}

function tools(pane, message, whisper) {
  const shortcut = pane.kind.shortcut(pane.state);
  const raw = h("dialog.raw", {}, h("div.rawhead", {}, h("strong", {}, "The message as JSON"),
    h("button", { type: "button", onclick: () => raw.close() }, "Close")), h("pre", { tabindex: "0" }));
  const show = () => {
    raw.querySelector("pre").textContent = JSON.stringify(message, null, 2);
    raw.showModal();
  };
  return h("div.tools", {},
    h("button", { type: "button", title: "The message as JSON", "aria-label": "Show the message as JSON", onclick: show }, "{ }"),
    pane.platform === "slack" && !whisper && h("button", { type: "button", title: "Reply in a thread", "aria-label": "Reply in a thread", onclick: () => pane.openThread(pane.kind.id(message)) }, "↩"),
    shortcut && !whisper && h("button", { type: "button", title: shortcut.name, "aria-label": shortcut.name,
      onclick: () => pane.act({ do: "shortcut", ...pane.kind.shortcutDeed(shortcut, message) }) }, "⇄"),
    h("button", { type: "button", title: whisper ? "Dismiss" : "Delete", "aria-label": whisper ? "Dismiss" : "Delete the message",
      onclick: () => pane.act({ do: whisper && pane.platform === "discord" ? "dismiss" : "delete", ...pane.kind.deleteDeed(message) }) }, "✕"),
    raw);
}
