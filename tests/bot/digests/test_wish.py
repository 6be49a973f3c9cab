"""What people type after `weekly` is read as they meant it, or refused with what there is."""

import pytest

from bot.digests.wish import UnknownCategory, Verb, Wish, read_wish

KNOWN = ("App Builders", "Coding Tools", "Models", "Vector Databases")


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("", Wish(Verb.SHOW)),
        (" Off. ", Wish(Verb.OFF)),
        ("skip  next", Wish(Verb.SKIP)),
        ("preview", Wish(Verb.PREVIEW)),
        ("ics", Wish(Verb.FEED)),
        ("on Mondays 09:00 Europe/Berlin", Wish(Verb.SET, "on Mondays 09:00 Europe/Berlin")),
        ("fridays 5pm, quiet when empty", Wish(Verb.SET, "fridays 5pm", None, quiet=True)),
        ("one line in empty weeks", Wish(Verb.SET, "", None, quiet=False)),
        ("mon 9 categories coding tools, models", Wish(Verb.SET, "mon 9", ("Coding Tools", "Models"))),
        ("only vector and builders", Wish(Verb.SET, "", ("Vector Databases", "App Builders"))),
        ("about all", Wish(Verb.SET, "", ())),
        ("quiet if empty about Models", Wish(Verb.SET, "", ("Models",), quiet=True)),
    ],
)
def test_a_wish_is_read(typed: str, wish: Wish) -> None:
    """Verbs alone; times, categories and empty weeks in one sentence."""
    assert read_wish(typed, KNOWN) == wish


def test_a_category_that_nobody_has_is_refused_by_name() -> None:
    """Nothing is guessed: "t" is in three of them."""
    for typed, named in (("only t", "t"), ("about cooking", "cooking")):
        with pytest.raises(UnknownCategory) as refusal:
            read_wish(typed, KNOWN)
        assert refusal.value.wish == named
