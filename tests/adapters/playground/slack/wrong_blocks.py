"""One wrong payload for each named rule of Block Kit, made of parts that are right but for one thing."""

# ruff: noqa: D103 — a builder is named after what it builds

from typing import Any

Json = dict[str, Any]


def plain(words: str = "Words") -> Json:
    return {"type": "plain_text", "text": words}


def mark(words: str = "Words") -> Json:
    return {"type": "mrkdwn", "text": words}


def x(count: int) -> str:
    return "x" * count


def section(**more: Any) -> Json:
    return {"type": "section", "text": mark(), **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), "action_id": "a", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def ask(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element, **more}


def option(**more: Any) -> Json:
    return {"text": plain(), "value": "v", **more}


def options(count: int) -> list[Json]:
    return [option(value=str(index)) for index in range(count)]


def select(**more: Any) -> Json:
    return actions({"type": "static_select", "action_id": "a", **more})


def group(**more: Any) -> Json:
    return {"label": plain(), "options": options(1), **more}


def confirm(**more: Any) -> Json:
    dialog = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **more}
    return actions(button(confirm=dialog))


def cells(rows: int, columns: int = 2, words: str = "c") -> list[list[Json]]:
    return [[{"type": "raw_text", "text": words}] * columns] * rows


def table(**more: Any) -> Json:
    return {"type": "table", "rows": cells(2), **more}


def data_table(**more: Any) -> Json:
    return {"type": "data_table", "rows": cells(2), **more}


def video(**more: Any) -> Json:
    need = {"alt_text": "alt", "title": plain(), "thumbnail_url": "https://x.org/t", "video_url": "https://x.org/v"}
    return {"type": "video", **need, **more}


def view(**more: Any) -> Json:
    return {"type": "modal", "title": plain("Title"), "blocks": [section()], **more}


def card(**more: Any) -> Json:
    return {"type": "card", "title": mark(), **more}


def container(**more: Any) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": [section()], **more}


def feedback(**more: Any) -> Json:
    good = {"text": plain(), "value": "good", **more}
    bad = {"text": plain(), "value": "bad"}
    element = {"type": "feedback_buttons", "action_id": "a", "positive_button": good, "negative_button": bad}
    return {"type": "context_actions", "elements": [element]}


def chart(title: str = "Title", **more: Any) -> Json:
    return {"type": "data_visualization", "title": title, "chart": more}


def pie(*segments: Json) -> Json:
    return chart(type="pie", segments=list(segments))


def bars(series: list[Json] | None = None, **axes: Any) -> Json:
    drawn = [{"name": "s", "data": [point()]}] if series is None else series
    return chart(type="bar", series=drawn, axis_config={"categories": ["c"], **axes})


def point(label: str = "p") -> Json:
    return {"label": label, "value": 1}


def image(**more: Any) -> Json:
    return {"type": "image", "image_url": "https://x.org/i", "alt_text": "alt", **more}


def task(source: Json) -> Json:
    return {"type": "task_card", "task_id": "t", "title": "t", "sources": [source]}


LONG_URL = "https://x.org/" + x(3000)

WRONG: dict[str, Json] = {
    "text-empty": section(text=mark("")),
    "text-too-long": section(text=mark(x(3001))),
    "button-action-id-too-long": actions(button(action_id=x(256))),
    "button-text-too-long": actions(button(text=plain(x(76)))),
    "button-url-too-long": actions(button(url=LONG_URL)),
    "button-value-too-long": actions(button(value=x(2001))),
    "button-accessibility-label-too-long": actions(button(accessibility_label=x(76))),
    "confirmation-title-too-long": confirm(title=plain(x(101))),
    "confirmation-text-too-long": confirm(text=plain(x(301))),
    "confirmation-confirm-too-long": confirm(confirm=plain(x(31))),
    "confirmation-deny-too-long": confirm(deny=plain(x(31))),
    "option-text-too-long": select(options=[option(text=plain(x(76)))]),
    "option-value-too-long": select(options=[option(value=x(151))]),
    "option-url-too-long": actions({"type": "overflow", "options": [option(url="🦀" * 3001)]}),
    "option-description-too-long": select(options=[option(description=plain(x(76)))]),
    "option-group-label-too-long": select(option_groups=[group(label=plain(x(76)))]),
    "option-group-empty": select(option_groups=[group(options=[])]),
    "option-group-too-many-options": select(option_groups=[group(options=options(101))]),
    "select-placeholder-too-long": select(options=options(1), placeholder=plain(x(151))),
    "select-too-many-options": select(options=options(101)),
    "select-too-many-option-groups": select(option_groups=[group()] * 101),
    "static-select-options-and-groups": select(options=options(1), option_groups=[group()]),
    "overflow-empty": actions({"type": "overflow", "options": []}),
    "overflow-too-many-options": actions({"type": "overflow", "options": options(6)}),
    "checkboxes-empty": actions({"type": "checkboxes", "options": []}),
    "checkboxes-too-many-options": actions({"type": "checkboxes", "options": options(11)}),
    "radio-buttons-empty": actions({"type": "radio_buttons", "options": []}),
    "radio-buttons-too-many-options": actions({"type": "radio_buttons", "options": options(11)}),
    "url-source-url-empty": task({"type": "url", "url": "", "text": "t"}),
    "url-source-url-too-long": task({"type": "url", "url": LONG_URL, "text": "t"}),
    "table-too-many-rows": table(rows=cells(101)),
    "table-ragged-rows": table(rows=[*cells(1), *cells(1, 3)]),
    "table-column-settings-mismatch": table(column_settings=[{"align": "left"}] * 3),
    "file-input-max-files-too-small": ask({"type": "file_input", "max_files": 0}),
    "file-input-max-files-too-large": ask({"type": "file_input", "max_files": 11}),
    "plain-text-input-max-length-too-large": ask({"type": "plain_text_input", "max_length": 3001}),
    "number-input-inverted-range": ask(
        {"type": "number_input", "is_decimal_allowed": False, "min_value": "5", "max_value": "4"},
    ),
    "actions-too-many-elements": actions(*(button(action_id=str(index)) for index in range(26))),
    "context-too-many-elements": {"type": "context", "elements": [mark()] * 11},
    "context-invalid-element": {"type": "context", "elements": [button()]},
    "header-text-too-long": {"type": "header", "text": plain(x(151))},
    "image-url-too-long": image(image_url=LONG_URL),
    "image-alt-text-too-long": image(alt_text=x(2001)),
    "image-url-and-slack-file": section(accessory=image(slack_file={"id": "F1"})),
    "input-label-too-long": ask({"type": "plain_text_input"}, label=plain(x(2001))),
    "input-hint-too-long": ask({"type": "plain_text_input"}, hint=plain(x(2001))),
    "input-invalid-element": ask(button()),
    "markdown-empty": {"type": "markdown", "text": ""},
    "markdown-too-long": {"type": "markdown", "text": x(12_001)},
    "section-text-too-long": section(text=mark(x(3001))),
    "section-too-many-fields": section(fields=[mark()] * 11),
    "section-field-too-long": section(fields=[mark(x(2001))]),
    "section-missing-content": {"type": "section"},
    "video-alt-text-empty": video(alt_text=""),
    "video-alt-text-too-long": video(alt_text=x(201)),
    "video-title-too-long": video(title=plain(x(201))),
    "video-author-name-too-long": video(author_name=x(51)),
    "video-description-too-long": video(description=plain(x(201))),
    "video-provider-name-too-long": video(provider_name=x(51)),
    "view-missing-blocks": view(blocks=[]),
    "view-too-many-blocks": view(blocks=[section()] * 101),
    "view-private-metadata-too-long": view(private_metadata=x(3001)),
    "view-callback-id-too-long": view(callback_id=x(256)),
    "view-title-too-long": view(title=plain(x(25))),
    "view-close-too-long": view(close=plain(x(25))),
    "view-submit-too-long": view(submit=plain(x(25))),
    "block-id-too-long": section(block_id=x(256)),
    "alert-text-too-long": {"type": "alert", "text": plain(x(201))},
    "card-title-too-long": card(title=mark(x(151))),
    "card-subtitle-too-long": card(subtitle=mark(x(151))),
    "card-body-too-long": card(body=mark(x(201))),
    "card-subtext-too-long": card(subtext=mark(x(201))),
    "card-too-many-actions": card(actions=[button(action_id=str(index)) for index in range(4)]),
    "carousel-empty": {"type": "carousel", "elements": []},
    "carousel-too-many-cards": {"type": "carousel", "elements": [card()] * 11},
    "container-title-too-long": container(title=plain(x(151))),
    "container-subtitle-too-long": container(subtitle=mark(x(151))),
    "container-too-many-child-blocks": container(child_blocks=[section()] * 11),
    "context-actions-too-many-elements": {
        "type": "context_actions",
        "elements": [
            {"type": "icon_button", "icon": "trash", "text": plain(), "action_id": str(index)} for index in range(6)
        ],
    },
    "feedback-button-text-too-long": feedback(text=plain(x(76))),
    "feedback-button-value-too-long": feedback(value=x(2001)),
    "feedback-button-accessibility-label-too-long": feedback(accessibility_label=x(76)),
    "icon-button-too-many-visible-users": {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": plain(), "visible_to_user_ids": ["U1"] * 11}],
    },
    "data-table-too-few-rows": data_table(rows=cells(1)),
    "data-table-too-many-rows": data_table(rows=cells(202)),
    "data-table-too-few-columns": data_table(rows=[[], []]),
    "data-table-too-many-columns": data_table(rows=cells(2, 21)),
    "data-table-page-size-too-small": data_table(page_size=0),
    "data-table-page-size-too-large": data_table(page_size=101),
    "data-table-cell-text-empty": data_table(rows=cells(2, 2, "")),
    "data-table-content-too-long": data_table(rows=cells(2, 2, x(5001))),
    "data-visualization-title-too-long": pie(point()) | {"title": x(51)},
    "pie-chart-empty": pie(),
    "pie-chart-too-many-segments": pie(*[point()] * 13),
    "chart-segment-label-too-long": pie(point(x(21))),
    "chart-segment-value-not-positive": pie({"label": "p", "value": 0}),
    "chart-series-empty": bars([]),
    "chart-too-many-series": bars([{"name": "s", "data": [point()]}] * 13),
    "data-series-name-too-long": bars([{"name": x(21), "data": [point()]}]),
    "data-series-empty": bars([{"name": "s", "data": []}]),
    "data-series-too-many-points": bars([{"name": "s", "data": [point()] * 21}]),
    "data-point-label-too-long": bars([{"name": "s", "data": [point(x(21))]}]),
    "axis-categories-empty": bars(categories=[]),
    "axis-too-many-categories": bars(categories=["c"] * 21),
    "axis-category-label-too-long": bars(categories=[x(21)]),
    "axis-label-too-long": bars(x_label=x(51)),
}
RIGHT: list[Json] = [
    section(), actions(button()), confirm(), select(options=options(1)), select(option_groups=[group()]), table(),
    data_table(), video(), view(), card(), container(), feedback(), pie(point()), bars(), image(),
    ask({"type": "plain_text_input"}), task({"type": "url", "url": "https://x.org", "text": "t"}),
]  # fmt: skip
