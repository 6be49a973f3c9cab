"""/verdict help: what the bot can do, whispered."""

from bot.commands import Call
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.help import help_card
from bot.wording.words import words as words_of
from bot.workers.speech import may_moderate, speak


async def help_(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    moderator = await may_moderate(world, call)
    messenger = world.messengers.get(call.where.platform)
    names = words_of(call.caller.locale) if messenger and messenger.localises else None
    umbrella = world.settings.umbrella_command
    await reply.whisper(help_card(words, world.commands, umbrella, moderator=moderator, names=names))
