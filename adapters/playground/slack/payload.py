"""The content of a message, as chat.*, response urls and acks carry it: read, measured, made complete."""

from dataclasses import dataclass, field

from adapters.playground.slack.checks.surfaces import check_attachments, check_blocks, too_long
from adapters.playground.slack.limits import MESSAGE
from adapters.playground.slack.mint import Mint
from adapters.playground.slack.nouns import Json, SlackError


@dataclass(frozen=True, slots=True)
class Content:
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None

    def named_blocks(self, mint: Mint) -> list[Json]:
        """The blocks with the ids that Slack makes up where the app sent none."""
        return name_blocks(self.blocks, mint)


def name_blocks(blocks: list[Json], mint: Mint) -> list[Json]:
    return [_named(block, mint) for block in blocks]


def _named(block: Json, mint: Mint) -> Json:
    block = {**block, "block_id": block.get("block_id") or mint.id("b")}
    if "elements" in block and block["type"] in {"actions", "context_actions"}:
        block["elements"] = [_with_action(each, mint) for each in block["elements"]]
    for place in ("accessory", "element"):
        if place in block and block[place]["type"] != "image":
            block[place] = _with_action(block[place], mint)
    return block


def _with_action(element: Json, mint: Mint) -> Json:
    return {**element, "action_id": element.get("action_id") or mint.id("a")}


def read_content(raw: Json, *, editing: bool = False) -> Content:
    """Check a message's content as strictly as Slack does, or raise what Slack answers."""
    markdown = raw.get("markdown_text")
    text = str(raw.get("text") or "")
    blocks, attachments = raw.get("blocks") or [], raw.get("attachments") or []
    if markdown and (text or blocks):
        raise SlackError("markdown_text_conflict")
    if markdown and len(markdown) > MESSAGE.markdown_text:
        raise SlackError("msg_too_long")
    if not (text or markdown or blocks or attachments):
        raise SlackError("no_text")
    if len(text) > (MESSAGE.text_edited if editing else MESSAGE.text):
        raise SlackError("msg_too_long")
    if problems := check_blocks(blocks):
        raise SlackError("invalid_blocks", *problems)
    if too_long(blocks):
        raise SlackError("msg_blocks_too_long")
    if problems := check_attachments(attachments):
        raise SlackError("invalid_attachments", *problems)
    return Content(str(markdown or text), blocks, attachments, _metadata(raw.get("metadata")))


def _metadata(raw: object) -> Json | None:
    if not raw:
        return None
    if not isinstance(raw, dict) or not isinstance(raw.get("event_payload"), dict) or not raw.get("event_type"):
        raise SlackError("invalid_metadata_format")
    if len(str(raw)) > MESSAGE.metadata:
        raise SlackError("metadata_too_large")
    return raw
