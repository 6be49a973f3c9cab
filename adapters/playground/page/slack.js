// Block Kit as Slack draws it: blocks, elements and mrkdwn, one function each.
import { h, safeLink } from "/page/dom.js";

const EMOJI = {
  one: "1️⃣", two: "2️⃣", three: "3️⃣", four: "4️⃣", ship: "🚢",
  black_right_pointing_double_triangle_with_vertical_bar: "⏭️", next_track_button: "⏭️", tada: "🎉", "+1": "👍", eyes: "👀",
};

export function emoji(name) {
  const [base, tone] = name.split("::skin-tone-");
  return (EMOJI[base] ?? `:${base}:`) + (tone && EMOJI[base] ? String.fromCodePoint(0x1f3f9 + Number(tone)) : "");
}

export function nameOf(unicode) {
  const bare = unicode.replace(/\uFE0F/g, "");
  return Object.keys(EMOJI).find((name) => EMOJI[name].replace(/\uFE0F/g, "") === bare) ?? unicode;
}

const unescape = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

export function mrkdwn(text, people = {}) {
  const parts = [];
  const pattern = /<([^>\n]+)>|```([\s\S]+?)```|`([^`\n]+)`|(?<![\w*])\*([^*\n]+)\*(?![\w*])|(?<![\w_])_([^_\n]+)_(?![\w_])|(?<![\w~])~([^~\n]+)~(?![\w~])|:([a-z0-9_+'-]+(?:::skin-tone-\d)?):|\n/g;
  let last = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > last) parts.push(unescape(text.slice(last, found.index)));
    parts.push(span(found, people));
    last = found.index + found[0].length;
  }
  parts.push(unescape(text.slice(last)));
  return parts;
}

function span([whole, angle, fence, code, bold, italic, struck, short], people) {
  if (whole === "\n") return h("br");
  if (angle) return reference(angle, people);
  if (fence) return h("pre", {}, unescape(fence));
  if (code) return h("code", {}, unescape(code));
  if (bold) return h("strong", {}, mrkdwn(bold, people));
  if (italic) return h("em", {}, mrkdwn(italic, people));
  if (struck) return h("s", {}, mrkdwn(struck, people));
  return EMOJI[short.split("::")[0]] ? h("span.emoji", { title: `:${short}:` }, emoji(short)) : whole;
}

function reference(inner, people) {
  const [target, label] = inner.split("|");
  if (target.startsWith("@")) return h("span.mention", {}, `@${people[target.slice(1)]?.name ?? target.slice(1)}`);
  if (target.startsWith("#")) return h("span.mention", {}, `#${label ?? target.slice(1)}`);
  if (target.startsWith("!")) return h("span.mention.loud", {}, `@${target.slice(1).split("^")[0]}`);
  return safeLink(unescape(target), unescape(label ?? target));
}

const words = (object, people) =>
  !object ? [] : object.type === "mrkdwn" ? mrkdwn(object.text, people) : object.emoji === false ? object.text : mrkdwnFree(object.text);

// plain_text shows emoji and nothing else
const mrkdwnFree = (text) => text.split(/(:[a-z0-9_+'-]+:)/).map((part) => EMOJI[part.slice(1, -1)] ?? part);

export function blocks(list, context) {
  return (list ?? []).map((block) => (BLOCKS[block.type] ?? unknown)(block, context));
}

const unknown = (block) => h("p.unknown", {}, `A block of the type ${block.type} (see the JSON)`);

const BLOCKS = {
  header: (block) => h("h3.b-header", {}, words(block.text)),
  divider: () => h("hr"),
  markdown: (block) => h("p", {}, block.text),
  section: (block, context) =>
    h("div.b-section", {},
      block.text && h("p", {}, words(block.text, context.people)),
      block.fields && h("div.b-fields", {}, block.fields.map((field) => h("p", {}, words(field, context.people)))),
      block.accessory && element(block.accessory, block, context)),
  context: (block, context) =>
    h("div.b-context", {}, block.elements.map((one) => (one.type === "image" ? h("span", {}, one.alt_text) : h("span", {}, words(one, context.people))))),
  actions: (block, context) => h("div.b-actions", {}, block.elements.map((one) => element(one, block, context))),
  table: (block, context) =>
    h("div.b-table", { tabindex: "0", role: "region", "aria-label": "Table" }, h("table", {},
      h("tbody", {}, block.rows.map((row, i) =>
        h("tr", {}, row.map((cell, j) => h(i === 0 ? "th" : j === 0 ? "th" : "td", { scope: i === 0 ? "col" : j === 0 ? "row" : undefined }, tableCell(cell, context)))))))),
  rich_text: (block, context) => h("div", {}, block.elements.map((part) => rich(part, context))),
  input: (block, context) =>
    h("label.b-input", {}, h("span", {}, words(block.label), block.optional && h("small", {}, " (optional)")),
      element(block.element, block, context), block.hint && h("small", {}, words(block.hint))),
  image: (block) => h("p", {}, block.alt_text),
};

const tableCell = (cell, context) =>
  cell.type === "raw_text" ? cell.text : cell.type === "rich_text" ? cell.elements.map((part) => rich(part, context)) : "";

function rich(part, context) {
  const inner = (part.elements ?? []).map((one) => (one.elements ? rich(one, context) : richSpan(one, context)));
  if (part.type === "rich_text_list") return h(part.style === "ordered" ? "ol" : "ul", {}, inner.map((one) => h("li", {}, one)));
  if (part.type === "rich_text_preformatted") return h("pre", {}, inner);
  if (part.type === "rich_text_quote") return h("blockquote", {}, inner);
  return h("span", {}, inner);
}

function richSpan(one, context) {
  if (one.type === "emoji") return emoji(one.name);
  if (one.type === "link") return safeLink(one.url, one.text ?? one.url);
  if (one.type === "user") return h("span.mention", {}, `@${context.people[one.user_id]?.name ?? one.user_id}`);
  const style = one.style ?? {};
  const tag = style.code ? "code" : style.bold ? "strong" : style.italic ? "em" : style.strike ? "s" : "span";
  return h(tag, {}, one.text ?? "");
}

function element(one, block, context) {
  const make = ELEMENTS[one.type];
  return make ? make(one, block, context) : h("span.unknown", {}, `[${one.type}]`);
}

const menu = (one, block, context, many) => {
  const options = one.options ?? (one.option_groups ?? []).flatMap((group) => group.options);
  const chosen = (one.initial_options ?? [one.initial_option]).filter(Boolean).map((option) => option.value);
  const pick = h("select", {
    "aria-label": one.placeholder?.text ?? "Choose",
    multiple: many,
    "data-block": block.block_id, "data-action": one.action_id,
    onchange: (event) => context.choose?.(one, block, many ? [...event.target.selectedOptions].map((o) => o.value) : event.target.value),
  }, !many && h("option", { value: "", disabled: true, selected: !chosen.length }, one.placeholder?.text ?? "Choose"),
  options.map((option) => h("option", { value: option.value, selected: chosen.includes(option.value) }, option.text.text)));
  return pick;
};

const ticks = (kind) => (one, block, context) =>
  h("fieldset.ticks", { "data-block": block.block_id, "data-action": one.action_id, "data-kind": one.type },
    one.options.map((option) => h("label", {},
      h("input", { type: kind, name: `${block.block_id}:${one.action_id}`, value: option.value,
        checked: (one.initial_options ?? [one.initial_option]).filter(Boolean).some((o) => o.value === option.value),
        onchange: (event) => context.choose?.(one, block, event.target.value) }),
      h("span", {}, words(option.text), option.description && h("small", {}, words(option.description))))));

const people = (one, block, context, many) => {
  const humans = Object.values(context.people).filter((person) => !person.bot);
  const options = humans.map((person) => ({ value: person.id, text: { text: `@${person.name}` } }));
  const chosen = one.initial_users ?? [one.initial_user];
  return menu({ ...one, options, initial_options: options.filter((option) => chosen.includes(option.value)) }, block, context, many);
};

const ELEMENTS = {
  button: (one, block, context) =>
    h(`button.${one.style ?? "plain"}`, { type: "button", onclick: () => context.press?.(one, block) }, words(one.text)),
  static_select: (one, block, context) => menu(one, block, context, false),
  multi_static_select: (one, block, context) => menu(one, block, context, true),
  overflow: (one, block, context) => menu({ ...one, placeholder: { text: "More" } }, block, context, false),
  checkboxes: ticks("checkbox"),
  radio_buttons: ticks("radio"),
  plain_text_input: (one, block) =>
    h(one.multiline ? "textarea" : "input", { "data-block": block.block_id, "data-action": one.action_id, value: one.initial_value ?? "",
      placeholder: one.placeholder?.text, maxlength: one.max_length && String(one.max_length) }, one.multiline ? one.initial_value ?? "" : null),
  channels_select: (one, block, context) => menu({ ...one, options: context.channels }, block, context, false),
  users_select: (one, block, context) => people(one, block, context, false),
  multi_users_select: (one, block, context) => people(one, block, context, true),
  conversations_select: (one, block, context) => menu({ ...one, options: context.channels }, block, context, false),
};

// What stands in the fields of a modal, as {block id: {action id: value}}
export function filled(form) {
  const values = {};
  const put = (block, action, value) => ((values[block] ??= {})[action] = value);
  for (const field of form.querySelectorAll("[data-block]")) {
    const { block, action, kind } = field.dataset;
    if (kind === "checkboxes") put(block, action, [...field.querySelectorAll(":checked")].map((box) => box.value));
    else if (kind === "radio_buttons") put(block, action, field.querySelector(":checked")?.value ?? null);
    else if (field.multiple) put(block, action, [...field.selectedOptions].map((option) => option.value));
    else put(block, action, field.value || null);
  }
  return values;
}
