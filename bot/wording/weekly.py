"""What a channel's subscription to the weekly verdicts looks like, and what its owner is told when it cannot be kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.actions import Action
from bot.cards import Block, Button, Buttons, Card, Code, Lead, Line, Link, Quiet, Room, Text
from bot.digests.subscription import Pause, Slot, Subscription
from bot.wording.words import Words

MOST_LISTED: Final = 10


def subscription_card(words: Words, wish: Subscription) -> Card:
    """When the posts come, about what, and what can be changed."""
    title = words.say("Weekly verdicts in this channel")
    lead = _lead(words, wish)
    lines = [_about(words, wish), _when_empty(words, wish)]
    buttons = [
        Button(words.say("Change"), Action("weekly_form")),
        Button(words.say("Preview"), Action("weekly_preview")),
    ]
    if wish.active:
        buttons.append(Button(words.say("Skip the next"), Action("weekly_skip", (next_key(wish),))))
    else:
        buttons.append(Button(words.say("Resume"), Action("weekly_resume"), "primary"))
    buttons.append(Button(words.say("Turn off"), Action("weekly_off"), "danger"))
    blocks: list[Block] = [Lead((lead,)), *(Text((line,)) for line in lines), Buttons(tuple(buttons))]
    return Card(title, " ".join([lead, *lines]), tuple(blocks))


def offer_card(words: Words, example: str) -> Card:
    """For a channel that has no weekly verdicts."""
    title = words.say("Weekly verdicts in this channel")
    said = words.say("This channel gets no weekly verdicts. One post a week, short, with votes on the spot.")
    blocks: list[Block] = [
        Lead((said,)),
        Buttons(
            (
                Button(words.say("Set them up"), Action("weekly_form"), "primary"),
                Button(words.say("Preview"), Action("weekly_preview")),
            )
        ),
        Quiet((words.say("Or type:"), " ", Code(example))),
    ]
    return Card(title, said, tuple(blocks))


def set_card(words: Words, wish: Subscription, name: str) -> Card:
    """Shown to the channel, so that nobody wonders where the posts come from."""
    said = words.say(
        "{name} set up the weekly verdicts here: {rule}. The first post comes on {date}.",
        name=name,
        rule=rule_text(words, wish),
        date=words.date(wish.next_fire, wish.rule.tz),
    )
    return Card(words.say("Weekly verdicts"), said, (Text((said,)),))


def off_card(words: Words, *, was_on: bool) -> Card:
    said = (
        words.say("The weekly verdicts are off here. Nothing will be posted; the votes stay.")
        if was_on
        else words.say("This channel gets no weekly verdicts, so there is nothing to turn off.")
    )
    return Card(words.say("Weekly verdicts"), said, (Text((said,)),))


def feeds_card(words: Words, atom: str, calendar: str) -> Card:
    said = words.say("The same posts as a feed, and the coming ones as a calendar. Who has the address can read them.")
    links: list[Line] = [(Link(words.say("Feed (Atom)"), atom),), (Link(words.say("Calendar (ICS)"), calendar),)]
    codes: list[Line] = [(Code(atom),), (Code(calendar),)]
    lines = links if atom.startswith("https://") else codes
    return Card(words.say("Weekly verdicts elsewhere"), f"{said} {atom} {calendar}", (Lead((said,)), *map(Text, lines)))


def list_card(words: Words, wishes: Sequence[Subscription], umbrella: str) -> Card:
    """Every channel of a workspace that gets the weekly verdicts; names are shown to those who may know the channel."""
    title = words.say("Weekly verdicts")
    if not wishes:
        said = words.say("No channel gets the weekly verdicts yet. Type this in one:")
        return Card(title, said, (Text((said, " ", Code(f"/{umbrella} weekly"))),))
    lines = [Text((Room(wish.channel.channel), "  ", _lead(words, wish))) for wish in wishes[:MOST_LISTED]]
    said = words.plural("{n} channel gets the weekly verdicts.", "{n} channels get the weekly verdicts.", len(wishes))
    return Card(title, said, (Lead((said,)), *lines))


def resuming(words: Words, reason: Pause) -> str:
    """What to do about posts that rest; a command to type comes after it."""
    return {
        Pause.GONE: words.say("The channel was deleted or archived. Bring it back, then type this in it:"),
        Pause.NOT_MEMBER: words.say(
            "I may not post in the channel any more. Invite me or let me post, then type this in it:"
        ),
    }.get(reason, words.say("My access was withdrawn. Install me again, then type this in the channel:"))


def paused_card(words: Words, wish: Subscription, reason: Pause, umbrella: str) -> Card:
    """To the owner, once."""
    title = words.say("The weekly verdicts rest")
    remedy = resuming(words, reason)
    command = f"/{umbrella} weekly resume"
    said = words.say("I could not post the weekly verdicts ({rule}) in this channel:", rule=rule_text(words, wish))
    kept = words.say("Your settings are kept.")
    blocks: list[Block] = [
        Lead((said, " ", Room(wish.channel.channel))),
        Text((kept, " ", remedy, " ", Code(command))),
    ]
    return Card(title, f"{title}. {kept} {remedy} {command}", tuple(blocks))


def no_thread_card(words: Words, wish: Subscription) -> Card:
    """To the owner: the post was made, the ballots below it were not."""
    said = words.say(
        "I posted the weekly verdicts, but may not open a thread below them, so nobody can vote there. Let me create "
        "threads and write in them."
    )
    title = words.say("No ballots below the weekly verdicts")
    return Card(title, said, (Text((said,)), Quiet((words.say("In the channel"), " ", Room(wish.channel.channel)))))


def given_up_card(words: Words, wish: Subscription, slot: Slot) -> Card:
    """To the owner, when the platform did not take a post for the whole grace."""
    said = words.say(
        "The weekly verdicts of {date} could not be posted: the platform did not take them for two days. "
        "I do not post them any more; the next ones come on {next}.",
        date=words.date(slot.fire, wish.rule.tz),
        next=words.date(wish.next_fire, wish.rule.tz),
    )
    title = words.say("A weekly post was left out")
    return Card(title, said, (Text((said,)), Quiet((words.say("In the channel"), " ", Room(wish.channel.channel)))))


def rule_text(words: Words, wish: Subscription) -> str:
    """Monday 09:00 Europe/Berlin."""
    rule = wish.rule
    return words.say("{day} {time} {zone}", day=words.weekday(rule.weekday), time=f"{rule.at:%H:%M}", zone=rule.zone)


def next_key(wish: Subscription) -> str:
    """Which post a button speaks of: pressing it twice skips one post, not two."""
    return str(int(wish.next_fire.timestamp()))


def is_next(wish: Subscription, key: str) -> bool:
    return key in {"", next_key(wish)}


def posted_on(words: Words, wish: Subscription, fire: datetime) -> str:
    return words.date(fire, wish.rule.tz)


def _lead(words: Words, wish: Subscription) -> str:
    rule = rule_text(words, wish)
    match wish.pause:
        case Pause.NO:
            return words.say("{rule}. Next: {date}.", rule=rule, date=posted_on(words, wish, wish.next_fire))
        case Pause.GONE:
            return words.say("{rule}. Resting: the channel was gone when the last post was due.", rule=rule)
        case Pause.NOT_MEMBER:
            return words.say("{rule}. Resting: I was not allowed to post here.", rule=rule)
        case Pause.REVOKED:
            return words.say("{rule}. Resting: my access was withdrawn.", rule=rule)


def _about(words: Words, wish: Subscription) -> str:
    if not wish.categories:
        return words.say("About all categories.")
    return words.say("About {categories}.", categories=words.listed(wish.categories))


def _when_empty(words: Words, wish: Subscription) -> str:
    return words.say("Nothing in an empty week.") if wish.quiet else words.say("One line in an empty week.")
