"""Every sentence in every language: none missing, none stale, each with the same parts."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from bot.wording.catalogues import COMMAND, LANGUAGES, po_file
from bot.wording.words import words
from scripts.translations import TEMPLATE, template, unlisted, written

OTHERS = LANGUAGES[1:]
MEND = "run `make translations`, then fill in the empty msgstr of every language in bot/wording/locales"
IN_TABLES = {
    "adapters/discord/lacks.py: why",
    "adapters/discord/tree.py: message",
    "adapters/slack/lacks.py: scope.why",
    "bot/handlers/board.py: HERE",
    "bot/wording/catalog_forms.py: str(entry)",
    "bot/wording/digest_rows.py: new.entry",
    "bot/wording/help.py: one.summary",
    "bot/wording/trouble.py: refusal.message",
}
"""what is said from a table; scripts/translations.py reads each of these tables"""
PART = re.compile(r"\{\w+\}")
STRANGE = {
    "de": r"[”«»]|“[^“„]*“",
    "fr": r"[“”]| [:;?»]|« |\w'\w|[^\s\d]»",
    "es": r"[„“”]|« | »",
    "ja": r"[„“”«»？：（）]",
    "pt_BR": r"[„«»]",
}
"""signs that another language would set; a French colon has a no-break space before it, so that it starts no line"""
QUOTES = {"de": "„“", "fr": "«»", "es": "«»¿?", "ja": "「」", "pt_BR": "“”"}
NAME = re.compile(r"^[-_'\w]{1,32}$")
"""Discord's rule for names of commands and options (application commands, naming); it must be in small letters, too"""


def held(language: str) -> Catalog:
    """A language's catalogue as it is written."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def messages(catalog: Catalog) -> Iterator[Message]:
    """Without the head."""
    return (message for message in catalog if message.id)


def english(message: Message) -> tuple[str, ...]:
    """All its forms."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """What stands in the translation."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def translated(language: str) -> Iterator[Message]:
    """Those that are filled in; what is missing is for one test alone to say."""
    return (message for message in messages(held(language)) if all(forms(message)))


def test_the_template_is_fresh() -> None:
    """It holds the sentences of the code, no more and no less."""
    assert TEMPLATE.read_bytes() == written(template()), f"Sentences have changed: {MEND}."


def test_what_is_said_without_a_literal_stands_in_a_table() -> None:
    """A sentence that is put together at run time would never be translated."""
    strangers = set(unlisted()) - IN_TABLES

    assert not strangers, f"Say literals, or let scripts/translations.py read the table they stand in: {strangers}"


@pytest.mark.parametrize("language", OTHERS)
def test_no_message_of_the_template_is_missing(language: str) -> None:
    """Each has all its forms; how many there are is for the language to say."""
    with TEMPLATE.open("rb") as file:
        wanted = read_po(file)
    mine = held(language)
    missing = []
    for message in messages(wanted):
        said = mine.get(message.id, message.context)
        count = 1 if isinstance(message.id, str) else get_plural(language).num_plurals
        if said is None or len(forms(said)) != count or not all(forms(said)):
            missing.append(message.id)

    assert not missing, f"Not said in {language}: {missing}. Mend it: {MEND}."


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_guessed_or_left_over(language: str) -> None:
    """Fuzzy entries are somebody's guess, obsolete ones nobody's sentence."""
    mine = held(language)

    assert not [message.id for message in messages(mine) if message.fuzzy]
    assert not mine.obsolete, f"Obsolete in {language}: {MEND}."
    assert mine.plural_forms == get_plural(language).plural_forms


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_same_parts(language: str) -> None:
    """No number and no name is lost, and none is asked for that is not given."""
    for message in translated(language):
        wanted = sorted(set(PART.findall(english(message)[-1])))
        for said in forms(message):
            assert wanted == sorted(set(PART.findall(said))), said
            assert said.count("{") == said.count("}") == len(PART.findall(said)), said


@pytest.mark.parametrize("language", OTHERS)
def test_the_tone_is_ours(language: str) -> None:
    """No exclamation marks; what stands between words keeps its blanks."""
    for message in translated(language):
        for said in forms(message):
            assert not set("!！¡") & set(said), said
            assert (said[0] == " ", said[-1] == " ") == (english(message)[0][0] == " ", english(message)[0][-1] == " ")


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_has_its_own_signs(language: str) -> None:
    """Quotes, blanks and question marks as they are set there; straight quotes only around what is code."""
    signs = QUOTES[language]
    for message in translated(language):
        for said in forms(message):
            plain = re.sub(r"https?://|\d:\d", "", said)
            assert not re.search(STRANGE[language], plain), said
            assert '"' not in said or '"' in english(message)[0], said
            for first, last in zip(signs[::2], signs[1::2], strict=True):
                assert said.count(first) == said.count(last), said


@pytest.mark.parametrize("language", OTHERS)
def test_names_of_commands_can_be_typed(language: str) -> None:
    """By Discord's rule, which is the strictest."""
    for message in translated(language):
        if message.context == COMMAND:
            assert NAME.match(str(message.string)), message.string
            assert str(message.string) == str(message.string).lower()


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    """A language lags behind for a while; nobody gets an empty card for it."""
    for language in LANGUAGES:
        assert "Nobody has said this yet." == words(language).say("Nobody has said this yet.")
        assert "2 new things" == words(language).plural("{n} new thing", "{n} new things", 2)
