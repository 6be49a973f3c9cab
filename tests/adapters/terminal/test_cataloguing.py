"""`verdict catalog`: a person keeps the catalogue tool by tool, and every mistake is a sentence."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.ballots import Box, BoxKind
from bot.ids import ChannelRef, MessageRef, Platform
from bot.ports.storage import MarkChange
from bot.voters import Voter
from store.opening import database
from store.settings import StoreSettings
from tests.adapters.terminal.conftest import Verdict

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def test_a_tool_is_added_changed_and_retired_and_its_history_tells(verdict: Verdict) -> None:
    """The whole life of an entry, by its names."""
    assert "Added Paper Kite (paper-kite)." in verdict("catalog", "add", "Paper Kite", "category=Editors").stdout
    changed = verdict("catalog", "edit", "paper kite", "tagline=Light", "price=$9 a month").stdout
    assert "tagline: nothing → Light" in changed
    assert "also called Kiteling." in verdict("catalog", "alias", "paper-kite", "Kiteling").stdout
    assert "price" in verdict("catalog", "show", "kiteling").stdout
    assert "Paper Kite is retired" in verdict("catalog", "retire", "Kiteling").stdout
    assert "paper-kite" in verdict("catalog", "list", "--retired").stdout
    assert "Paper Kite is back." in verdict("catalog", "retire", "Kiteling", "--back").stdout
    told = verdict("catalog", "history", "Kiteling").stdout.splitlines()[1:]

    wanted = ("retired: True → False", "retired", "aliases: Kiteling", "tagline: Light", "added")
    assert 5 == len(told)
    assert not [line for line, words in zip(told, wanted, strict=True) if words not in line]


def test_merged_tools_keep_their_votes_and_their_names(verdict: Verdict, tmp_path: Path) -> None:
    """A vote on the one that goes is a vote on the one that stays; an old file does not bring it back."""
    Path("two.yaml").write_text(
        "tools:\n  - {name: Kite, category: Editors}\n  - {name: Kite Two, category: Editors}\n", encoding="utf-8"
    )
    verdict("import", "two.yaml")
    asyncio.run(_vote(tmp_path / "v.db", "kite-two"))
    merged = verdict("catalog", "merge", "Kite Two", "kite")

    assert "Kite Two is now Kite (kite); its votes went along." in merged.stdout
    assert 1 == asyncio.run(_ships(tmp_path / "v.db", "kite"))
    again = verdict("import", "two.yaml").stdout
    assert "Kite Two was merged into Kite and is left out." in again
    assert "0 new, 0 changed, 1 the same." in again
    assert "took in kite-two" in verdict("catalog", "history", "kite two").stdout


def test_mistakes_are_sentences(verdict: Verdict) -> None:
    """With exit code 1, and without a traceback."""
    said = {
        ("catalog", "show", "zzzz"): "“zzzz” is not in the catalogue.",
        ("catalog", "edit", "smollm3"): "Say what to change",
        ("catalog", "add", "SmolLM3", "category=Models"): "smollm3 is in the catalogue already.",
        ("catalog", "merge", "smollm3", "SmolLM3"): "Both names mean SmolLM3.",
        ("catalog", "retire", "smollm3", "--back"): "SmolLM3 is not retired.",
        ("catalog", "list", "--category", "Zzzz"): "The categories are",
    }
    ran = {words: verdict(*words) for words in said}

    assert dict.fromkeys(said, 1) == {words: one.exit_code for words, one in ran.items()}
    assert not [words for words, one in ran.items() if said[words] not in one.stderr]


async def _vote(path: Path, slug: str) -> None:
    message = MessageRef(ChannelRef(Platform("slack"), "T1", "C1"), "1.0")
    async with database(StoreSettings(url=f"sqlite:///{path}")) as (store, writer):
        async with store() as unit:
            await unit.boxes.open(Box(message, BoxKind.SINGLE, (slug,), NOW))
        voter = Voter(b"k" * 32, message.channel.home)
        await writer.cast(MarkChange(message, voter, "🚢", stands=True, at=NOW))


async def _ships(path: Path, slug: str) -> int:
    async with database(StoreSettings(url=f"sqlite:///{path}")) as (store, _), store() as unit:
        home = ChannelRef(Platform("slack"), "T1", "C1").home
        return (await unit.tallies.community(home, [slug]))[slug].everywhere.ship


def test_a_workspace_has_tools_and_reviewers_of_its_own(verdict: Verdict) -> None:
    """It sees them beside the public ones and changes nothing else; others, and the public, see none of it."""
    ours = ("catalog", "--workspace", "slack:T1")
    assert "Added Paper Kite" in verdict(*ours, "add", "Paper Kite", "category=Editors").stdout
    said = verdict(*ours, "review", "smollm3", "Platform team", "skip", "We cannot host it, so skip it.").stdout
    assert "SmolLM3 has a review by Platform team." in said
    assert (
        "has a review by Ada."
        in verdict(*ours, "review", "Paper Kite", "Builder", "ship", "Good.", "--reviewer", "Ada").stdout
    )
    assert "1 of 1 ship" in verdict(*ours, "list", "--category", "Editors").stdout

    assert "Paper Kite" not in verdict("catalog", "list").stdout
    assert "Platform team" not in verdict("catalog", "show", "smollm3").stdout + verdict("export").stdout
    assert "is not in the catalogue" in verdict("catalog", "--workspace", "slack:T2", "show", "Paper Kite").stderr
    assert "is in the public catalogue" in verdict(*ours, "retire", "smollm3").stderr
    assert "platform team any more" in verdict(*ours, "unreview", "smollm3", "platform team").stdout
    assert "There are: none." in verdict(*ours, "unreview", "smollm3", "platform team").stderr


def test_the_operator_seats_the_sites_panel(verdict: Verdict) -> None:
    """Without a workspace a review is everybody's; a mistake in it is a sentence."""
    wrong = verdict("catalog", "review", "smollm3", "Designer", "maybe", "Hm.")
    verdict("catalog", "review", "smollm3", "Designer", "ship", "Plain enough to build on.")

    assert 'verdict "maybe" is not one of ship or skip' in wrong.stderr
    assert "Plain enough to build on." in verdict("catalog", "show", "smollm3").stdout
