"""The deeds by their verbs: all but comparing, which is always at hand, and those at the catalogue."""

from collections.abc import Awaitable, Callable, Mapping

from bot.commands import Call
from bot.handlers.ballot import ballot, cast, withdraw
from bot.handlers.board import board
from bot.handlers.doctor import doctor
from bot.handlers.export import export, wipe
from bot.handlers.forget import forget
from bot.handlers.help import help_
from bot.handlers.home import home
from bot.handlers.mine import change, mine
from bot.handlers.moderate import block, blocked, burst, moderate, unblock
from bot.handlers.reviews import reviews
from bot.handlers.rules import edit_rules, rules, set_rules
from bot.handlers.settings import edit_settings, join_channels, set_settings, settings
from bot.handlers.show import show
from bot.handlers.weekly import weekly, weekly_off, weekly_preview, weekly_resume, weekly_skip
from bot.handlers.weekly_form import set_weekly, weekly_form
from bot.handlers.why import why
from bot.ports.platform import Reply
from bot.ports.world import World

Handler = Callable[[World, Call, Reply], Awaitable[None]]

REST: Mapping[str, Handler] = {
    # what people type
    "show": show,
    "help": help_,
    "board": board,
    "votes": mine,
    "why": why,
    "forget": forget,
    "rules": rules,
    "moderate": moderate,
    "block": block,
    "unblock": unblock,
    "blocked": blocked,
    "weekly": weekly,
    "settings": settings,
    "doctor": doctor,
    "export": export,
    "wipe": wipe,
    # what they press, choose and send
    "ballot": ballot,
    "cast": cast,
    "withdraw": withdraw,
    "change": change,
    "reviews": reviews,
    "burst": burst,
    "edit_rules": edit_rules,
    "set_rules": set_rules,
    "weekly_form": weekly_form,
    "set_weekly": set_weekly,
    "weekly_preview": weekly_preview,
    "weekly_skip": weekly_skip,
    "weekly_resume": weekly_resume,
    "weekly_off": weekly_off,
    "edit_settings": edit_settings,
    "set_settings": set_settings,
    "join_channels": join_channels,
    "home": home,
}
