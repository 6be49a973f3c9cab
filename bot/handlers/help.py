"""/verdict help: what the bot can do, whispered."""

from bot.commands import Call
from bot.ports.platform import Reply
from bot.ports.world import World
from bot.wording.help import help_card
from bot.workers.speech import speak


async def help_(world: World, call: Call, reply: Reply) -> None:
    await reply.whisper(help_card(await speak(world, call), world.commands, world.settings.umbrella_command))
