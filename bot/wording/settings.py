"""The workspace's settings: what holds, and the form to change it."""

from collections.abc import Sequence

from babel import Locale

from bot.actions import Action
from bot.cards import Block, Bold, Button, Buttons, Card, Choice, Lead, Line, Quiet, Text
from bot.forms import ChoiceField, Form, PeopleField, TextField
from bot.wording.catalogues import LANGUAGES
from bot.wording.words import Words
from bot.workspaces import Who, WorkspaceSettings

ZONE_LONGEST = 60


def settings_card(
    words: Words, settings: WorkspaceSettings, *, changeable: bool, joins: bool = True, names: Sequence[str] = ()
) -> Card:
    """For everybody to read; the buttons are there for administrators, and checked again when they are pressed.

    `names` are those of the moderators.
    """
    moderators = words.listed(names) if names else words.say("administrators only")
    rows: list[tuple[str, Line]] = [
        (words.say("Language"), (_language(settings.locale),)),
        (words.say("Time zone"), (settings.zone,)),
        (words.say("Moderators"), (moderators,)),
        (words.say("Edit the catalogue"), (_who(words, settings.editors),)),
        (words.say("Set up weekly verdicts"), (_who(words, settings.subscribers),)),
    ]
    if joins:
        rows.append((words.say("Join channels when asked there"), (_yes(words, on=settings.join_channels),)))
    lead = words.say("The settings of this workspace. They are good as they are; nothing has to be set.")
    blocks: list[Block] = [Lead((lead,)), *(Text((Bold(label), "  ", *value)) for label, value in rows)]
    if changeable:
        join = words.say("Do not join channels") if settings.join_channels else words.say("Join channels")
        wanted = "no" if settings.join_channels else "yes"
        blocks.append(
            Buttons(
                (
                    Button(words.say("Change the settings"), Action("edit_settings"), "primary"),
                    Button(words.say("Who counts here"), Action("rules")),
                    *((Button(join, Action("join_channels", (wanted,))),) if joins else ()),
                    Button(words.say("Check this channel"), Action("doctor")),
                )
            )
        )
    else:
        blocks.append(Quiet((words.say("Administrators of this workspace can change them."),)))
    return Card(words.say("Settings"), lead, tuple(blocks))


def settings_form(words: Words, settings: WorkspaceSettings) -> Form:
    """Five fields, which is what a modal takes on the tighter platform."""
    languages = tuple(Choice(_language(one), one) for one in LANGUAGES)
    who = tuple(Choice(_who(words, one), one) for one in Who)
    return Form(
        words.say("Settings"),
        words.say("Save"),
        Action("set_settings"),
        (
            ChoiceField("locale", words.say("Language"), languages, chosen=(words_language(settings.locale),)),
            TextField(
                "zone",
                words.say("Time zone"),
                settings.zone,
                words.say("For example {zone}, or a city.", zone="Europe/Berlin"),
                longest=ZONE_LONGEST,
            ),
            PeopleField(
                "moderators",
                words.say("Moderators"),
                tuple(sorted(settings.moderators)),
                words.say("Besides the administrators."),
            ),
            ChoiceField("editors", words.say("Who may edit the catalogue?"), who, chosen=(settings.editors,)),
            ChoiceField(
                "subscribers", words.say("Who may set up weekly verdicts?"), who, chosen=(settings.subscribers,)
            ),
        ),
    )


def words_language(locale: str) -> str:
    return Words(locale).language


def _language(locale: str) -> str:
    """In its own words: whoever looks for it can read it."""
    spoken = Locale.parse(words_language(locale))
    name = spoken.get_display_name() or locale
    return name[0].upper() + name[1:]


def _who(words: Words, who: Who) -> str:
    match who:
        case Who.ADMINS:
            return words.say("administrators")
        case Who.MODERATORS:
            return words.say("moderators and administrators")
        case Who.EVERYONE:
            return words.say("every member")


def _yes(words: Words, *, on: bool) -> str:
    return words.say("yes") if on else words.say("no")
