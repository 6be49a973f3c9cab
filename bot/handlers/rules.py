"""/verdict rules: who counts here, for everybody to read and for moderators to change."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from bot.commands import Call
from bot.errors import Refusal
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.voters import Trait
from bot.wording.rules import NO, YES, rules_card, rules_form
from bot.wording.words import Words
from bot.workers.speech import may_moderate, moderators_only, speak
from bot.workspaces import Leavers, VotingRules

MOST_DAYS = 3650
_YES_NO = {YES: True, NO: False}
_FATES = {str(one): one for one in Leavers}


async def rules(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    voting = (await world.homes.get(call.where.home)).settings.voting
    await reply.whisper(rules_card(words, voting, _tells(world, call), changeable=await may_moderate(world, call)))


async def edit_rules(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    await moderators_only(world, call, words)
    voting = (await world.homes.fresh(call.where.home)).settings.voting
    await reply.ask(rules_form(words, voting, _tells(world, call)))


async def set_rules(world: World, call: Call, reply: Reply) -> None:
    """What is wrong in the form is said, and nothing is changed then.

    Everybody whom rules decide about is in doubt from here on, which outlives a restart. Who they are is known by a
    hash only: the readings of the young boxes name them, so those are read again.
    """
    words = await speak(world, call)
    await moderators_only(world, call, words)
    home = await world.homes.fresh(call.where.home)
    wanted = home.settings.voting.model_copy(update=_wanted(words, call.values))
    changed = home.model_copy(update={"settings": home.settings.model_copy(update={"voting": wanted})})
    await world.homes.put(changed)
    async with world.store() as unit:
        await unit.voters.doubt(call.where.home)
        await unit.boxes.doubt(call.where.home, world.clock() - timedelta(days=world.settings.box_days))
    world.log.info("rules.changed", workspace=call.where.workspace)
    await reply.whisper(rules_card(words, wanted, _tells(world, call), changeable=True))


def _tells(world: World, call: Call) -> Collection[Trait]:
    messenger = world.messengers.get(call.where.platform)
    return messenger.tells if messenger else ()


def _wanted(words: Words, values: Mapping[str, str]) -> dict[str, object]:
    """Only what the form asked for: rules that this platform has no use for stay as they are."""
    chosen: dict[str, object] = {}
    for name in VotingRules.model_fields.keys() & values.keys():
        value = values[name]
        match name:
            case "account_days" | "member_days":
                chosen[name] = _days(words, value)
            case "guests" | "outside" if value in _YES_NO:
                chosen[name] = _YES_NO[value]
            case "left" | "banned" if value in _FATES:
                chosen[name] = _FATES[value]
            case "roles":
                chosen[name] = frozenset(role for role in value.split(",") if role)
            case _:
                pass
    return chosen


def _days(words: Words, typed: str) -> int:
    text = typed.strip() or "0"
    if not text.isdecimal() or int(text) > MOST_DAYS:
        raise Refusal(words.say("Days are a whole number from 0 to {most}; nothing was changed.", most=MOST_DAYS))
    return int(text)
