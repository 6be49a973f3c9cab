"""/verdict help: what the bot can do, whispered."""

from bot.commands import Call
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.help import help_card
from bot.workers.speech import may_moderate, names_of, speak


async def help_(world: World, call: Call, reply: Reply) -> None:
    words = await speak(world, call)
    moderator = await may_moderate(world, call)
    umbrella = world.settings.umbrella_command
    await reply.whisper(help_card(words, world.commands, umbrella, moderator=moderator, names=names_of(world, call)))
