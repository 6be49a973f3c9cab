// Elements from values. Text is always text: nothing that a card holds becomes markup.

export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function toast(text) {
  const note = h("p", {}, text);
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), 6000);
}

export async function act(platform, deed) {
  const answer = await fetch(`/act/${platform}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(deed),
  }).then((response) => response.json(), () => ({ ok: false, error: "The playground does not answer. Is it still running?" }));
  if (!answer.ok) toast(answer.error);
  return answer;
}

const HUES = [205, 265, 330, 25, 150, 95, 290, 180];

export function avatar(name, bot) {
  const hue = HUES[[...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % HUES.length];
  const face = h("span.avatar", { "aria-hidden": "true" }, bot ? "V" : [...name][0].toUpperCase());
  face.style.setProperty("--hue", bot ? 222 : hue);
  if (bot) face.classList.add("bot");
  return face;
}

export function safeLink(url, text) {
  return /^https:\/\//.test(url) ? h("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, text) : text;
}
