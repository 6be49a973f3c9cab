// Components V2 as Discord draws them, and Discord's markdown.
import { h, safeLink } from "/page/dom.js";

const RULES = [
  [/^\\([\\*_~`|>#[\]()<@.+-])/, (m) => m[1]],
  [/^```(?:\w+\n)?([\s\S]+?)```/, (m) => h("pre", {}, m[1])],
  [/^`([^`]+)`/, (m) => h("code", {}, m[1])],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/, (m, people) => h("strong", {}, inline(m[1], people))],
  [/^__((?:\\.|[^\\])+?)__/, (m, people) => h("u", {}, inline(m[1], people))],
  [/^\*((?:\\.|[^\\*])+?)\*/, (m, people) => h("em", {}, inline(m[1], people))],
  [/^_((?:\\.|[^\\_])+?)_(?!\w)/, (m, people) => h("em", {}, inline(m[1], people))],
  [/^~~((?:\\.|[^\\])+?)~~/, (m, people) => h("s", {}, inline(m[1], people))],
  [/^\|\|([\s\S]+?)\|\|/, (m, people) => h("span.spoiler", {}, inline(m[1], people))],
  [/^\[((?:\\.|[^\\\]])+)\]\((https?:[^\s)]+)\)/, (m, people) => safeLink(m[2], inline(m[1], people))],
  [/^<@!?(\d+)>/, (m, people) => h("span.mention", {}, `@${people[m[1]]?.name ?? m[1]}`)],
  [/^<#(\d+)>/, (m) => h("span.mention", {}, `#${m[1]}`)],
  [/^@(everyone|here)\b/, (m) => h("span.mention.loud", {}, m[0])],
];

export function inline(text, people = {}) {
  const parts = [];
  let plain = "";
  for (let rest = text; rest; ) {
    const hit = RULES.map(([pattern, make]) => [pattern.exec(rest), make]).find(([found]) => found);
    if (!hit) {
      plain += rest[0];
      rest = rest.slice(1);
      continue;
    }
    const [found, make] = hit;
    const made = make(found, people);
    if (typeof made === "string") plain += made;
    else {
      if (plain) parts.push(plain);
      plain = "";
      parts.push(made);
    }
    rest = rest.slice(found[0].length);
  }
  if (plain) parts.push(plain);
  return parts;
}

export function markdown(text, people) {
  return text.split("\n").map((line) => {
    const heading = /^(#{1,3}) (.+)/.exec(line);
    if (heading) return h(`h${heading[1].length + 2}`, {}, inline(heading[2], people));
    if (line.startsWith("-# ")) return h("p.subtext", {}, inline(line.slice(3), people));
    if (line.startsWith("> ")) return h("blockquote", {}, inline(line.slice(2), people));
    const item = /^\s*[-*] (.+)/.exec(line);
    if (item) return h("p.item", {}, inline(item[1], people));
    return line ? h("p", {}, inline(line, people)) : h("p.gap");
  });
}

export const components = (list, context) => (list ?? []).map((one) => (COMPONENTS[one.type] ?? unknown)(one, context));

const unknown = (one) => h("p.unknown", {}, `A component of the type ${one.type} (see the JSON)`);
const STYLES = { 1: "primary", 2: "plain", 3: "success", 4: "danger", 5: "link" };

const COMPONENTS = {
  1: (row, context) => h("div.d-row", {}, components(row.components, context)),
  2: (one, context) =>
    h(`button.${STYLES[one.style]}`, { type: "button", disabled: one.disabled, onclick: () => context.press?.(one) }, one.emoji?.name ?? "", one.label),
  3: (one, context) => select(one, one.options, context),
  4: (one) => h(one.style === 2 ? "textarea" : "input", { "data-field": one.custom_id, maxlength: String(one.max_length ?? 4000), placeholder: one.placeholder, value: one.value ?? "" }),
  5: (one, context) => picked(one, Object.values(context.people).filter((person) => !person.bot)),
  6: (one, context) => picked(one, context.roles ?? []),
  8: (one, context) => select(one, context.channels, context),
  9: (one, context) => h("div.d-section", {}, h("div", {}, components(one.components, context)), components([one.accessory], context)),
  10: (one, context) => h("div.d-text", {}, markdown(one.content, context.people)),
  13: (one, context) => file(one.file.url.replace("attachment://", ""), context.files ?? {}),
  14: () => h("hr"),
  17: (one, context) => h("div.d-container", {}, components(one.components, context)),
  18: (one, context) =>
    h("label.b-input", {}, h("span", {}, one.label), one.description && h("small", {}, one.description), components([one.component], context)),
  21: (one) => ticks("radio", one),
  22: (one) => ticks("checkbox", one),
};

// A file, to be taken along, with its beginning to look at
function file(name, files) {
  const text = files[name] ?? "";
  return h("details.d-file", {}, h("summary", {}, "📄 ",
    h("a", { href: `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`, download: name }, name), ` (${text.length} characters)`),
    h("pre", { tabindex: "0" }, text.slice(0, 4000)));
}

function select(one, options, context) {
  const many = (one.max_values ?? 1) > 1;
  if (many && context.form) return ticks("checkbox", one);
  return h("select", {
    "aria-label": one.placeholder ?? "Choose", multiple: many, "data-field": context.form ? one.custom_id : undefined,
    onchange: (event) => context.choose?.(one, [...event.target.selectedOptions].map((option) => option.value)),
  }, !many && h("option", { value: "", disabled: true, selected: !options.some((option) => option.default) }, one.placeholder ?? "Choose"),
  options.map((option) => h("option", { value: option.value, selected: option.default }, option.label + (option.description ? ` (${option.description})` : ""))));
}

// People or roles to choose from: in a modal each with a box, as the real menu shows those that are chosen
const picked = (one, things) => {
  const chosen = (one.default_values ?? []).map((value) => value.id);
  return ticks("checkbox", { ...one, options: things.map(({ id, name }) => ({ value: id, label: `@${name}`, default: chosen.includes(id) })) });
};

const ticks = (kind, one) =>
  h("fieldset.ticks", { "data-field": one.custom_id, "data-many": "1" },
    (one.options ?? []).map((option) => h("label", {},
      h("input", { type: kind, name: one.custom_id, value: option.value, checked: option.default }),
      h("span", {}, option.label, option.description && h("small", {}, option.description)))));

// What stands in the fields of a modal, as {custom id: value or values}
export function filled(form) {
  const values = {};
  for (const field of form.querySelectorAll("[data-field]")) {
    const name = field.dataset.field;
    if (field.dataset.many) values[name] = [...field.querySelectorAll(":checked")].map((box) => box.value);
    else if (field.tagName === "SELECT") values[name] = [...field.selectedOptions].filter((o) => !o.disabled).map((o) => o.value);
    else values[name] = field.value;
  }
  return values;
}
