"""What is whispered when a question cannot be answered promises nothing that is not there."""

from datetime import date

import pytest

from bot.cards import Buttons, Quiet, said
from bot.catalog.editing import edited
from bot.errors import Mistakes
from bot.names import Asked
from bot.tools import Tool
from bot.wording.trouble import refused, unclear_card
from bot.wording.words import words

OPUS = Tool("claude-4-opus", "Claude 4 Opus")
KNOWN = Asked("claude 4 opus", slug="claude-4-opus")


def test_no_button_is_spoken_of_where_there_is_none() -> None:
    """A name that is like no other gets a sentence and no button."""
    cards = [
        unclear_card(words("en"), [KNOWN, Asked("wizardcoder 9", candidates=found)], {OPUS.slug: OPUS}, "compare")
        for found in ((), (OPUS.slug,))
    ]
    spoken = [
        any("A button" in said(block.line) for block in card.blocks if isinstance(block, Quiet)) for card in cards
    ]

    assert [False, True] == spoken
    assert spoken == [any(isinstance(block, Buttons) for block in card.blocks) for card in cards]


def test_mistakes_in_a_form_are_said_in_the_readers_language() -> None:
    """Each with its field, and with what is wanted there; pydantic's and our own rules alike."""
    with pytest.raises(Mistakes) as caught:
        edited(OPUS, {"category": "", "checked": "next week"}, (), date(2026, 11, 30))
    labels = {"category": "Kategorie"}
    english, german = refused(words("en"), caught.value), refused(words("de"), caught.value, labels)

    assert str(caught.value) == english.replace("“", "").replace("”", "")
    assert "„Kategorie“ fehlt; schreib eine kurze Überschrift" in german
    assert "kein Datum; schreib Jahr-Monat-Tag" in german
