"""The form for a channel's weekly verdicts: filled in with what is set, or with what the workspace's language suggests."""

from bot.actions import Action
from bot.cards import Choice
from bot.commands import Call
from bot.digests.subscription import Subscription
from bot.digests.wish import Verb, Wish
from bot.forms import ChoiceField, Form, TextField
from bot.handlers.weekly import set_up
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.words import Words
from bot.workers.speech import speak, subscribers_only
from bot.workers.weekly.wishing import categories_of, ordered, present

LINE, QUIET = "line", "quiet"
DAYS_OF_A_WEEK = 7
MOST_CATEGORIES = 25
"""as many as a menu takes on the tightest platform (Discord: 25 options)"""


async def weekly_form(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    await subscribers_only(world, call, words)
    wish = await present(world, call) or await ordered(world, call, Wish(Verb.SET))
    await reply.ask(form(words, wish, categories_of(await world.shelf.current())))


async def set_weekly(world: World, call: Call, reply: Reply) -> None:
    """What was sent; what is wrong in it is said, and nothing is changed then."""
    said = call.values
    day = said.get("day", "")
    when = " ".join(
        part
        for part in (_ENGLISH[int(day)] if day.isdigit() else "", said.get("time", ""), said.get("zone", ""))
        if part
    )
    chosen = [one for one in said.get("categories", "").split(",") if one]
    known = categories_of(await world.shelf.current())
    categories = tuple(known[int(one)] for one in chosen if one.isdigit() and int(one) < len(known))
    await set_up(world, call, reply, Wish(Verb.SET, when, categories, said.get("empty") == QUIET))


def form(words: Words, wish: Subscription, known: tuple[str, ...]) -> Form:
    days = tuple(Choice(words.weekday(day), str(day)) for day in range(DAYS_OF_A_WEEK))
    empty = (Choice(words.say("One line"), LINE), Choice(words.say("Nothing"), QUIET))
    names = tuple(Choice(name, str(number)) for number, name in enumerate(known[:MOST_CATEGORIES]))
    chosen = tuple(choice.value for choice in names if choice.label in wish.categories)
    rule = wish.rule
    return Form(
        words.say("Weekly verdicts"),
        words.say("Save"),
        Action("set_weekly"),
        (
            ChoiceField("day", words.say("Day"), days, chosen=(str(rule.weekday),)),
            TextField("time", words.say("Time"), f"{rule.at:%H:%M}", longest=20),
            TextField(
                "zone", words.say("Time zone"), rule.zone, hint=words.say("Like Europe/Berlin or New York"), longest=60
            ),
            ChoiceField(
                "categories",
                words.say("Only these categories"),
                names,
                chosen=chosen,
                hint=words.say("None chosen means all"),
                required=False,
                many=True,
            ),
            ChoiceField("empty", words.say("In an empty week"), empty, chosen=(QUIET if wish.quiet else LINE,)),
        ),
    )


_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""as the schedule's reader knows them, whatever language the form was in"""
