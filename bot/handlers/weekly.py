"""/verdict weekly: a channel's weekly verdicts, set, shown, previewed, skipped, resumed and turned off."""

from bot.commands import Call
from bot.digests.subscription import Subscription
from bot.digests.wish import UnknownCategory, Verb, Wish, read_wish
from bot.errors import Refusal
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.schedule.wishes import EXAMPLE
from bot.wording.weekly import feeds_card, is_next, off_card, offer_card, set_card, subscription_card
from bot.wording.words import Words
from bot.workers.speech import speak, subscribers_only, typed_by
from bot.workers.weekly.previewing import preview
from bot.workers.weekly.wishing import categories_of, done_week, ordered, present


async def weekly(world: World, call: Call, reply: Reply) -> None:
    """What is typed; nothing typed shows how things stand."""
    words = await speak(world, call)
    known = categories_of(await world.shelf.current())
    try:
        wish = read_wish(" ".join([*call.parts, call.text]), known)
    except UnknownCategory as unknown:
        raise _no_category(words, unknown.wish, known) from None
    if wish.verb is Verb.SET:
        await set_up(world, call, reply, wish)
    else:
        await _DO[wish.verb](world, call, reply)


async def show_weekly(world: World, call: Call, reply: Reply) -> None:
    words, wish = await speak(world, call), await present(world, call)
    example = typed_by(world, call, "weekly", EXAMPLE)
    await reply.whisper(subscription_card(words, wish) if wish else offer_card(words, example))


async def weekly_off(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    await subscribers_only(world, call, words)
    async with world.store() as unit:
        was_on = await unit.subscriptions.remove(call.where)
    world.log.info("subscription.off", channel=call.where.channel)
    card = off_card(words, was_on=was_on)
    await (reply.post(card) if was_on else reply.whisper(card))


async def weekly_skip(world: World, call: Call, reply: Reply) -> None:
    """A button speaks of one post: pressed twice, it skips one."""
    words, wish = await speak(world, call), await _needed(world, call)
    await subscribers_only(world, call, words)
    if is_next(wish, next(iter(call.args), "")):
        wish = wish.skipping(await done_week(world, wish.channel))
        await _keep(world, wish)
    await reply.update(subscription_card(words, wish))


async def weekly_resume(world: World, call: Call, reply: Reply) -> None:
    words, wish = await speak(world, call), await _needed(world, call)
    await subscribers_only(world, call, words)
    if not wish.active:
        wish = wish.resumed(world.clock(), await done_week(world, wish.channel))
        await _keep(world, wish)
    await reply.update(subscription_card(words, wish))


async def weekly_preview(world: World, call: Call, reply: Reply) -> None:
    """The post as it would be now, for the caller only; nothing is frozen by it."""
    words = await speak(world, call)
    wish = await present(world, call) or await ordered(world, call, Wish(Verb.SET))
    await reply.whisper(await preview(world, words, wish))


async def weekly_feed(world: World, call: Call, reply: Reply) -> None:
    words, wish = await speak(world, call), await _needed(world, call)
    base = world.settings.public_url.rstrip("/")
    if not base:
        raise Refusal(
            words.say("Feeds need the public address of this bot; ask who runs it to set VERDICT_PUBLIC_URL.")
        )
    await reply.whisper(feeds_card(words, f"{base}/feeds/{wish.feed}.atom", f"{base}/feeds/{wish.feed}.ics"))


async def set_up(world: World, call: Call, reply: Reply, wanted: Wish) -> None:
    words = await speak(world, call)
    await subscribers_only(world, call, words)
    before = await present(world, call)
    wish = await ordered(world, call, wanted)
    await _keep(world, wish)
    world.log.info("subscription.set", channel=call.where.channel, zone=wish.rule.zone)
    await reply.whisper(subscription_card(words, wish))
    if before is None:
        await reply.post(set_card(words, wish, call.caller.name))


async def _needed(world: World, call: Call) -> Subscription:
    wish = await present(world, call)
    if wish is None:
        words = await speak(world, call)
        example = typed_by(world, call, "weekly", EXAMPLE)
        raise Refusal(
            words.say("This channel gets no weekly verdicts yet. Set them up with {example}.", example=example)
        )
    return wish


async def _keep(world: World, wish: Subscription) -> None:
    async with world.store() as unit:
        await unit.subscriptions.put(wish)


def _no_category(words: Words, wish: str, known: tuple[str, ...]) -> Refusal:
    return Refusal(
        words.say("I know no category {wish}. There are {categories}.", wish=wish, categories=words.listed(known))
    )


_DO = {
    Verb.SHOW: show_weekly,
    Verb.OFF: weekly_off,
    Verb.PREVIEW: weekly_preview,
    Verb.SKIP: weekly_skip,
    Verb.RESUME: weekly_resume,
    Verb.FEED: weekly_feed,
}
