// A form over the pane; focus goes in when it opens and back where it was when it closes.
import { h } from "/page/dom.js";

export function drawModal(pane, view) {
  if (!view) {
    if (pane.modal.firstChild) pane.modal.replaceChildren();
    return;
  }
  const shown = pane.kind.modal(pane, view);
  const problem = h("p.problem", { role: "alert" });
  const close = () => pane.act({ do: "close" }, false);
  const form = h("form.modal", {
    role: "dialog", "aria-modal": "true", "aria-label": shown.title,
    onkeydown: (event) => event.key === "Escape" && close(),
    onsubmit: async (event) => {
      event.preventDefault();
      const answer = await pane.act({ do: "submit", values: shown.values(form) }, false);
      if (!answer.ok) problem.textContent = answer.error;
    },
  },
  h("h3", {}, shown.title), h("div.modal-body", {}, shown.body), problem,
  h("div.modal-foot", {}, h("button", { type: "button", onclick: close }, shown.close), shown.submit && h("button.primary", {}, shown.submit)));
  pane.modal.replaceChildren(form);
  (form.querySelector("input, select, textarea") ?? form.querySelector("button")).focus({ preventScroll: true });
}
