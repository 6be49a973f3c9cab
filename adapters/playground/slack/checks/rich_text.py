"""Rich text: sections, lists, quotes and code, and the pieces they are made of."""

from adapters.playground.slack.checks.objects import block_id
from adapters.playground.slack.checks.schema import Check, by_type, listing, number, one_of, record, text, truth, typed

STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
STYLE = {"style": record({}, dict.fromkeys(STYLES, truth))}
ID = text(least=1)
BORDER = {"border": number(0)}

PIECES: dict[str, Check] = {
    "text": typed("text", {"text": text(least=1)}, STYLE),
    "link": typed("link", {"url": text(least=1)}, {"text": text(), "unsafe": truth, **STYLE}),
    "emoji": typed("emoji", {"name": ID}, {"unicode": text(), "skin_tone": number(1, 6), "url": text(), **STYLE}),
    "user": typed("user", {"user_id": ID}, STYLE),
    "usergroup": typed("usergroup", {"usergroup_id": ID}, STYLE),
    "channel": typed("channel", {"channel_id": ID}, STYLE),
    "team": typed("team", {"team_id": ID}, STYLE),
    "broadcast": typed("broadcast", {"range": one_of("here", "channel", "everyone")}, STYLE),
    "color": typed("color", {"value": ID}, STYLE),
    "date": typed("date", {"timestamp": number(), "format": ID}, {"url": text(), "fallback": text(), **STYLE}),
}
pieces = listing(by_type(PIECES))
section = typed("rich_text_section", {"elements": pieces})
PARTS: dict[str, Check] = {
    "rich_text_section": section,
    "rich_text_list": typed(
        "rich_text_list",
        {"style": one_of("bullet", "ordered"), "elements": listing(section)},
        {"indent": number(0), "offset": number(0), **BORDER},
    ),
    "rich_text_preformatted": typed("rich_text_preformatted", {"elements": pieces}, {**BORDER, "language": text()}),
    "rich_text_quote": typed("rich_text_quote", {"elements": pieces}, BORDER),
}
rich_text = typed("rich_text", {"elements": listing(by_type(PARTS))}, {"block_id": block_id})
