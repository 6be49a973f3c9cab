"""/verdict rules: who counts here, for everybody to read and for moderators to change."""

from bot.actions import Action
from bot.cards import Block, Button, Buttons, Card, Choice, Lead, Text
from bot.commands import Call
from bot.errors import Refusal
from bot.forms import ChoiceField, Form, TextField
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.words import Words
from bot.workers.speech import may_moderate, moderators_only, speak
from bot.workspaces import Leavers, VotingRules

MOST_DAYS = 3650
YES, NO = "yes", "no"


async def rules(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    home = await world.homes.get(call.where.home)
    card = rules_card(words, home.settings.voting, changeable=await may_moderate(world, call))
    await reply.whisper(card)


async def edit_rules(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    await moderators_only(world, call, words)
    await reply.ask(_form(words, (await world.homes.get(call.where.home)).settings.voting))


async def set_rules(world: World, call: Call, reply: Reply) -> None:
    """What is wrong in the form is said, and nothing is changed then. Known voters are judged anew when they next vote."""
    words = await speak(world, call)
    await moderators_only(world, call, words)
    home = await world.homes.get(call.where.home)
    wanted = home.settings.voting.model_copy(
        update={
            "account_days": _days(words, call.values.get("account_days", "")),
            "member_days": _days(words, call.values.get("member_days", "")),
            "guests": call.values.get("guests") != NO,
            "outside": call.values.get("outside") != NO,
            "left": Leavers.DROP if call.values.get("left") == Leavers.DROP else Leavers.KEEP,
        }
    )
    changed = home.model_copy(update={"settings": home.settings.model_copy(update={"voting": wanted})})
    await world.homes.put(changed)
    async with world.store() as unit:
        await unit.voters.doubt(call.where.home)
    world.log.info("rules.changed", workspace=call.where.workspace)
    await reply.whisper(rules_card(words, wanted, changeable=True))


def rules_card(words: Words, rules: VotingRules, *, changeable: bool) -> Card:
    lines = [
        words.say("Bots never count."),
        words.say("A vote needs an account of at least {days} days.", days=rules.account_days)
        if rules.account_days
        else "",
        words.say("A vote needs a membership of at least {days} days.", days=rules.member_days)
        if rules.member_days
        else "",
        words.say("Guests count.") if rules.guests else words.say("Guests do not count."),
        words.say("People from outside count, as their own team.")
        if rules.outside
        else words.say("People from outside do not count."),
        words.say("Votes of people who leave stay.")
        if rules.left is Leavers.KEEP
        else words.say("Votes of people who leave are dropped."),
    ]
    said = [line for line in lines if line]
    blocks: list[Block] = [Lead((words.say("Who counts here"),)), *(Text((line,)) for line in said)]
    buttons = (Buttons((Button(words.say("Change the rules"), Action("edit_rules")),)),) if changeable else ()
    return Card(words.say("Voting rules"), " ".join(said), (*blocks, *buttons))


def _days(words: Words, typed: str) -> int:
    text = typed.strip() or "0"
    if not text.isdigit() or int(text) > MOST_DAYS:
        raise Refusal(words.say("Days are a whole number from 0 to {most}; nothing was changed.", most=MOST_DAYS))
    return int(text)


def _form(words: Words, rules: VotingRules) -> Form:
    def choice(name: str, label: str, options: tuple[Choice, Choice], chosen: str) -> ChoiceField:
        return ChoiceField(name, label, options, chosen=(chosen,))

    yes_no = (Choice(words.say("Yes"), YES), Choice(words.say("No"), NO))
    leavers = (Choice(words.say("Keep their votes"), Leavers.KEEP), Choice(words.say("Drop their votes"), Leavers.DROP))
    return Form(
        words.say("Voting rules"),
        words.say("Save"),
        Action("set_rules"),
        (
            TextField(
                "account_days", words.say("Least age of an account, in days"), str(rules.account_days), longest=4
            ),
            TextField("member_days", words.say("Least membership, in days"), str(rules.member_days), longest=4),
            choice("guests", words.say("Do guests count?"), yes_no, YES if rules.guests else NO),
            choice("outside", words.say("Do people from outside count?"), yes_no, YES if rules.outside else NO),
            choice("left", words.say("When somebody leaves"), leavers, rules.left),
        ),
    )
