// What differs between the two platforms, behind one set of words: ids, bodies, deeds.
import { h } from "/page/dom.js";
import * as discord from "/page/discord.js";
import * as slack from "/page/slack.js";

const byId = (things) => Object.fromEntries(things.map((thing) => [thing.id, thing]));
const EPOCH = 1420070400000n;

export const PLATFORMS = {
  slack: {
    title: "Slack",
    id: (message) => message.ts,
    at: (message) => Number(message.ts.split(".")[0]),
    author: (message) => message.user,
    bot: (message) => Boolean(message.bot_id),
    parent: (message) => (message.thread && message.thread !== message.ts ? message.thread : null),
    edited: (message) => Boolean(message.edited),
    emoji: (reaction) => slack.emoji(reaction.name),
    reactionName: slack.nameOf,
    reactionDeed: (message, name) => ({ ts: message.ts, name }),
    body(message, context) {
      return message.blocks?.length ? slack.blocks(message.blocks, context) : [h("p", {}, slack.mrkdwn(message.text ?? "", context.people))];
    },
    context: (pane, message) => ({
      people: pane.people,
      channels: pane.state.channels.map((one) => ({ value: one.id, text: { text: `#${one.name}` } })),
      press: (one, block) => pane.act({ do: "press", action_id: one.action_id, block_id: block.block_id, value: one.value, ts: message.ts }),
      choose: (one, block, value) => value && pane.act({ do: "choose", action_id: one.action_id, block_id: block.block_id, value, ts: message.ts }),
    }),
    modal: (pane, view) => ({
      title: view.title?.text, submit: view.submit?.text, close: view.close?.text ?? "Close",
      body: slack.blocks(view.blocks, {
        people: pane.people,
        channels: pane.state.channels.map((one) => ({ value: one.id, text: { text: `#${one.name}` } })),
        press: (one, block) => pane.act({ do: "press", action_id: one.action_id, block_id: block.block_id, value: one.value, surface: "modal" }, false),
        choose: (one, block, value) => block.dispatch_action && pane.act({ do: "choose", action_id: one.action_id, block_id: block.block_id, value, surface: "modal" }, false),
      }),
      values: slack.filled,
    }),
    home: (pane, view) => slack.blocks(view.blocks, {
      people: pane.people,
      channels: [],
      press: (one, block) => pane.act({ do: "press", action_id: one.action_id, block_id: block.block_id, value: one.value, surface: "home" }, false),
      choose: (one, block, value) => value && pane.act({ do: "choose", action_id: one.action_id, block_id: block.block_id, value, surface: "home" }, false),
    }),
    commands: (state) => state.commands.map((one) => ({ name: one.name, hint: one.usage, about: one.description })),
    shortcut: (state) => state.shortcuts.find((one) => one.kind === "message"),
    shortcutDeed: (shortcut, message) => ({ callback_id: shortcut.callback_id, ts: message.ts }),
    deleteDeed: (message) => ({ ts: message.ts }),
    complete: null,
  },
  discord: {
    title: "Discord",
    id: (message) => message.id,
    at: (message) => Number(((BigInt(message.id) >> 22n) + EPOCH) / 1000n),
    author: (message) => message.author.id,
    bot: (message) => message.author.bot,
    parent: () => null,
    edited: (message) => Boolean(message.edited_timestamp),
    emoji: (reaction) => reaction.name,
    reactionName: (unicode) => unicode,
    reactionDeed: (message, emoji) => ({ message: message.id, emoji }),
    body(message, context) {
      return [
        message.content ? h("div.d-text", {}, discord.markdown(message.content, context.people)) : null,
        discord.components(message.components, context),
      ];
    },
    context: (pane, message) => ({
      people: pane.people,
      files: message.files,
      channels: pane.state.channels.map((one) => ({ value: one.id, label: `#${one.name}` })),
      press: (one) => pane.act({ do: "press", message: message.id, custom_id: one.custom_id }),
      choose: (one, values) => values.length && pane.act({ do: "choose", message: message.id, custom_id: one.custom_id, values }),
    }),
    modal: (pane, form) => ({
      title: form.title, submit: "Submit", close: "Cancel",
      body: discord.components(form.components, { form: true, people: pane.people, roles: pane.state.roles, channels: pane.state.channels.map((one) => ({ value: one.id, label: `#${one.name}` })) }),
      values: discord.filled,
    }),
    commands: (state) => state.commands.filter((one) => one.type === 1).flatMap((one) =>
      one.options.some((option) => option.type === 1)
        ? one.options.map((sub) => ({ name: `/${one.name} ${sub.name}`, hint: hints(sub.options), about: sub.description }))
        : [{ name: `/${one.name}`, hint: hints(one.options), about: one.description }]),
    shortcut: (state) => state.commands.find((one) => one.type === 3),
    shortcutDeed: (shortcut, message) => ({ command: shortcut.name, message: message.id }),
    deleteDeed: (message) => ({ message: message.id }),
    complete: true,
  },
};

const hints = (options = []) => options.map((option) => (option.required ? option.name : `[${option.name}]`)).join(" ");

export { byId };
