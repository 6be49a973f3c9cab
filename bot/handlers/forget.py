"""/verdict forget me: deletes a person's votes after one question, and says what happened."""

from bot.actions import Action
from bot.cards import Button, Buttons, Card, Lead, Quiet, Text
from bot.commands import Call
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.workers.speech import caller_ref, speak

_DELETE, _DETACH = "delete", "detach"


async def forget(world: World, call: Call, reply: Reply) -> None:
    """Without an argument it asks; the two buttons answer."""
    words = await speak(world, call)
    choice = call.args[0] if call.args else ""
    if choice not in {_DELETE, _DETACH}:
        said = words.say("This deletes what Verdict stores about you: your marks and your votes.")
        await reply.whisper(
            Card(
                words.say("Forget me"),
                said,
                (
                    Lead((said,)),
                    Text(
                        (words.say("Detaching keeps your votes in the counts, but nothing ties them to you any more."),)
                    ),
                    Buttons(
                        (
                            Button(words.say("Delete my votes"), Action("forget", (_DELETE,)), "danger"),
                            Button(words.say("Detach my votes"), Action("forget", (_DETACH,))),
                        )
                    ),
                    Quiet((words.say("Reactions that still stand under messages are yours to take back."),)),
                ),
            )
        )
        return
    async with world.store() as unit:
        voter = world.keys.voter(caller_ref(call))
        count = await unit.voters.forget(voter, keep_counts=choice == _DETACH, at=world.clock())
    if choice == _DETACH:
        said = words.plural("{n} vote was detached from you.", "{n} votes were detached from you.", count)
    else:
        said = words.plural("{n} vote was deleted.", "{n} votes were deleted.", count)
    await reply.update(Card(words.say("Forgotten"), said, (Lead((said,)),)))
