"""Before an import changes anything, a person sees what it would change."""

from dataclasses import replace
from datetime import date

from bot.catalog.differences import FieldChange, completed, difference
from bot.panel import Panel, Review, Verdict
from bot.tools import Entry, PriceFact, Tool

SAYS_SHIP = Review("Founder", Verdict.SHIP, "Cheap.", "Cheap.")
OPUS = Tool(
    "opus",
    "Opus",
    aliases=("big one",),
    category="Models",
    entry=Entry.PAID,
    prices=(PriceFact("$15 in", "maker", "https://a.com", date(2026, 7, 2)),),
    licence="Proprietary",
    kind="model",
    panel=Panel((SAYS_SHIP,), date(2026, 11, 1)),
    retired=True,
)
CURSOR = Tool("cursor", "Cursor", category="Editors")


def test_tools_are_new_changed_the_same_or_left_alone() -> None:
    """Importing removes nothing: what the file does not mention stays."""
    dearer = replace(OPUS, entry=Entry.FREEMIUM)
    new = Tool("new", "New")

    changes = difference({"opus": OPUS, "cursor": CURSOR, "old": Tool("old", "Old")}, [dearer, CURSOR, new])

    assert (new,) == changes.added
    assert [(OPUS, dearer)] == [(change.before, change.after) for change in changes.changed]
    assert (CURSOR,) == changes.same
    assert (Tool("old", "Old"),) == changes.untouched
    assert (new, dearer) == changes.wanted


def test_importing_the_same_again_changes_nothing() -> None:
    """A second import of one file is no work and no news."""
    assert difference({"opus": OPUS}, [OPUS]).empty


def test_each_changed_field_shows_before_and_after() -> None:
    """Prices, verdicts and lists are spelled out, so that the diff can be read without the files."""
    after = replace(
        OPUS,
        aliases=("big one", "the big one"),
        prices=(PriceFact("$5 in", "maker", "https://a.com", date(2026, 7, 2)),),
        licence="",
        panel=Panel((replace(SAYS_SHIP, verdict=Verdict.SKIP), replace(SAYS_SHIP, reviewer="Ada")), date(2026, 11, 1)),
    )

    (change,) = difference({"opus": OPUS}, [after]).changed

    assert [
        FieldChange("aliases", "big one", "big one; the big one"),
        FieldChange("prices", "$15 in (maker, 2026-07-02, https://a.com)", "$5 in (maker, 2026-07-02, https://a.com)"),
        FieldChange("licence", "Proprietary", ""),
        FieldChange("panel.Founder.verdict", "ship", "skip"),
        FieldChange("panel.Founder 2.verdict", "", "ship"),
        FieldChange("panel.Founder 2.text", "", "Cheap."),
        FieldChange("panel.Founder 2.line", "", "Cheap."),
        FieldChange("panel.Founder 2.inferred", "", "False"),
        FieldChange("panel.Founder 2.sample", "", "False"),
        FieldChange("panel.Founder 2.reviewer", "", "Ada"),
        FieldChange("panel.Founder 2.drafted", "", "False"),
    ] == list(change.fields)


def test_what_a_page_does_not_speak_of_stays_known() -> None:
    """A page has no prices, aliases or licence; importing one must not wipe them."""
    page = Tool("opus", "Opus", category="Developer Tools", entry=Entry.FREEMIUM, tagline="The big one")

    after = completed(page, OPUS)

    assert replace(OPUS, category="Developer Tools", entry=Entry.FREEMIUM, tagline="The big one") == after


def test_a_new_panel_replaces_the_old_one_whole() -> None:
    """Opinions of two panels are never mixed into one."""
    panel = Panel((Review("Ops", Verdict.SKIP, "No."),))

    assert panel == completed(replace(CURSOR, panel=panel), replace(CURSOR, panel=OPUS.panel)).panel
