"""Reviews by a workspace's own people: written, changed and taken back."""

from bot.actions import Action
from bot.catalog.sheets import seat_of
from bot.commands import Call
from bot.errors import Refusal
from bot.forms import Form
from bot.handlers.catalog.desk import Desk, at_desk
from bot.panel import Review
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.tools import Tool
from bot.wording.catalog_forms import review_fields, review_form
from bot.wording.words import Words


async def open_review(desk: Desk, tool: Tool, review: Review | None = None) -> None:
    await desk.reply.ask(_form(desk.words, tool, review))


async def catalog_review(world: World, call: Call, reply: Reply) -> None:
    """A new one, or the one that is named by its seat."""
    desk = await at_desk(world, call, reply)
    tool = await desk.meant(next(iter(call.args), ""))
    await open_review(desk, tool, _seated(desk, tool))


async def catalog_reviewed(world: World, call: Call, reply: Reply) -> None:
    """The form. A line that was written wins; without one it is taken from the reasons."""
    desk = await at_desk(world, call, reply)
    tool = await desk.meant(next(iter(call.args), ""))
    before = _seated(desk, tool)
    fields = {name: call.values.get(name, "").strip() for name in ("role", "verdict", "text", "line", "reviewer")}
    if before and fields["line"] == before.line and fields["text"] != before.text:
        fields["line"] = ""  # the line of the old reasons
    try:
        said = await desk.cataloguer.review(tool.slug, fields, instead=before)
    except Refusal as refusal:
        await desk.give_back(refusal, _form(desk.words, tool, before), Action("catalog_review", call.args))
        return
    world.log.info("catalog.reviewed", workspace=call.where.workspace)
    who = fields["reviewer"] or fields["role"]
    await desk.show(said, desk.words.say("{tool} has a review by {who}.", tool=tool.name, who=who))


async def catalog_unreview(world: World, call: Call, reply: Reply) -> None:
    desk = await at_desk(world, call, reply)
    tool = await desk.meant(next(iter(call.args), ""))
    review = _seated(desk, tool)
    if review is None:
        raise Refusal(desk.words.say("Somebody has taken this review back already."))
    said = await desk.cataloguer.unreview(tool.slug, review.role, review.reviewer)
    world.log.info("catalog.unreviewed", workspace=call.where.workspace)
    who = review.reviewer or review.role
    await desk.show(said, desk.words.say("{tool} has no review by {who} any more.", tool=tool.name, who=who))


def _seated(desk: Desk, tool: Tool) -> Review | None:
    seat = next(iter(desk.call.args[1:]), "")
    return next((one for one in desk.cataloguer.panel(tool).reviews if seat_of(one) == seat), None)


def _form(words: Words, tool: Tool, review: Review | None) -> Form:
    args = (tool.key, seat_of(review)) if review else (tool.key,)
    return review_form(words, tool, Action("catalog_reviewed", args), review_fields(review) if review else {})
