"""Every kind of card and form, filled as in a lively workspace, in the words that are wished for."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.actions import Action
from bot.ballots import BallotKind, Community, Tally, Vote
from bot.cards import Card, File
from bot.comparison import Comparison, Freshness
from bot.digests.subscription import Pause, Slot, Subscription
from bot.forms import Form
from bot.handlers.ballot import ballot_form
from bot.handlers.table import commands
from bot.handlers.weekly_form import form as weekly_form
from bot.ids import ChannelRef, MessageRef, Platform, UserRef, WorkspaceRef
from bot.moderation import Block, Burst, Decision
from bot.names import Asked
from bot.numbers.brigading import Hold
from bot.numbers.prior import DEFAULT
from bot.panel import Verdict
from bot.schedule.weekly import Weekly
from bot.settings import BotSettings
from bot.tools import PriceFact, Tool
from bot.voters import Trait
from bot.wording import catalog, catalog_forms
from bot.wording.board import Place, Scope, board_card
from bot.wording.comparison import comparison_card
from bot.wording.digest import Late, digest_card
from bot.wording.export import export_card, pages, wipe_card, wiped_card
from bot.wording.help import help_card
from bot.wording.mine import change_card, votes_card
from bot.wording.moderation import blocked_card, burst_card, moderation_card
from bot.wording.reviews import reviews_card
from bot.wording.rules import rules_card, rules_form
from bot.wording.settings import settings_card, settings_form
from bot.wording.tool import tool_card
from bot.wording.trouble import apology_card, nothing_card, one_name_card, refusal_card, same_card, unclear_card
from bot.wording.weekly import (
    feeds_card,
    given_up_card,
    off_card,
    offer_card,
    paused_card,
    set_card,
    subscription_card,
)
from bot.wording.welcome import home_card, welcome_card
from bot.wording.why import Evidence, why_card
from bot.wording.words import Words
from bot.workspaces import VotingRules, WorkspaceSettings
from tests.bot.digests.test_wording import busy
from tests.bot.digests.weeks import MONDAY, TOOLS, digest, figures

NOON = datetime(2026, 11, 2, 14, 2, tzinfo=UTC)
SLACK = Platform("slack")
HOME = WorkspaceRef(SLACK, "T1")
ROOM = ChannelRef(SLACK, "T1", "C1")
BOX = MessageRef(ROOM, "1")
RULE = Weekly(2, time(9), "America/Argentina/Buenos_Aires")
WISH = Subscription(ROOM, RULE, NOON, UserRef(SLACK, "T1", "U1"), NOON, ("Models", "Coding Tools"), feed="x")
FOUR = tuple(
    replace(
        tool,
        tagline="A tool of the kind",
        licence="Apache 2.0",
        context=200_000,
        maker="Maker",
        source="https://example.com",
        checked=date(2026, 11, 1),
        prices=(PriceFact("$15 in, $75 out / 1M tokens", checked=date(2026, 11, 1)),),
    )
    for tool in TOOLS[:4]
)
TALLIES = {FOUR[0].slug: Tally(16, 9), FOUR[1].slug: Tally(12, 13), FOUR[2].slug: Tally(3, 1)}
VOTES = {tool.slug: Vote(Verdict.SHIP, NOON, BOX, BallotKind.PRIVATE) for tool in FOUR}
BURST = Burst(1, HOME, FOUR[0].slug, NOON, Hold(ship=True, votes=40, of=42, newcomers=38, usual=1.5, chance=1e-9), 40)
RULES = VotingRules(account_days=7, member_days=30, roles=frozenset({"1", "2"}))


def compared(tools: tuple[Tool, ...]) -> Comparison:
    """Voted on here and elsewhere."""
    community = {slug: Community(Tally(1, 1), tally, 2) for slug, tally in TALLIES.items()}
    return Comparison(tools, community, Freshness(NOON, in_sync=False), "ada", duel=(9, 4) if len(tools) == 2 else None)


def cards(words: Words) -> Iterator[tuple[str, Card]]:
    """By kind."""
    names = {tool.slug: tool for tool in FOUR}
    board = board_card(words, Scope("Models", here=True, cap=20), [Place(one, Tally(16, 9), 1) for one in FOUR])
    votes = votes_card(words, VOTES, FOUR, UTC)
    unclear = [Asked("claud opsu", candidates=tuple(names)), Asked("sonet", candidates=tuple(names), several=True)]
    yield "two tools", comparison_card(words, compared(FOUR[:2]), UTC)
    yield "four tools", comparison_card(words, compared(FOUR), UTC)
    yield "one tool", tool_card(words, compared(FOUR[:1]), FOUR[1:], UTC)
    yield "why", why_card(words, (_evidence(FOUR[0]), _evidence(FOUR[1])), NOON, UTC)
    yield "reviews", reviews_card(words, FOUR)
    yield "unclear", unclear_card(words, [*unclear, Asked("zzz"), Asked("opus", slug=FOUR[0].slug)], names, "compare")
    yield "one name", one_name_card(words, FOUR[0], FOUR[1:], "/compare A vs B")
    yield "twice the same", same_card(words, FOUR[0], FOUR[1:], "/compare A vs B")
    yield "nothing", nothing_card(words, "/compare A vs B", "opus vs smol")
    yield "refusal", refusal_card(words, words.say("Nothing was changed."))
    yield "apology", apology_card(words, "0123abcd")
    yield "board", board
    yield "votes", votes
    yield "no votes", votes_card(words, {}, (), UTC)
    yield "change", change_card(words, FOUR[0], VOTES[FOUR[0].slug])
    yield "rules", rules_card(words, RULES, tuple(Trait), changeable=True)
    yield (
        "settings",
        settings_card(
            words, WorkspaceSettings(moderators=frozenset({"U1"})), changeable=True, names=["@ada", "@grace"]
        ),
    )
    yield "help", help_card(words, commands(BotSettings.model_construct()), "verdict", moderator=True)
    yield "welcome", welcome_card(words, "compare", "verdict")
    yield "home", home_card(words, "compare", "verdict", [board, votes], votes.plain)
    yield from keeping_cards(words, names)
    yield from catalogue_cards(words)
    yield from weekly_cards(words)


def keeping_cards(words: Words, names: Mapping[str, Tool]) -> Iterator[tuple[str, Card]]:
    """What moderators and administrators see."""
    yield "burst", burst_card(words, BURST, FOUR[0])
    yield (
        "moderation",
        moderation_card(words, [BURST, replace(BURST, decided=Decision(released=True, by="ada", at=NOON))], names),
    )
    yield "blocked", blocked_card(words, [Block(HOME, b"k", "@ada", "votes for pay", "grace", NOON, NOON)])
    export = export_card(words, words.say("About you"))
    yield from (("export", page) for page in pages(words, export, File("me.csv", "a,b\n1,2\n")))
    yield "wipe", wipe_card(words)
    yield "wiped", wiped_card(words)


def catalogue_cards(words: Words) -> Iterator[tuple[str, Card]]:
    """What those see who keep the catalogue."""
    tool, missed, again = FOUR[0], [("claude 9", 3)], Action("catalog_add")
    yield "desk", catalog.desk_card(words, FOUR, missed, "/verdict catalog")
    yield "keeping", catalog.keeping_card(words, missed)
    yield "kept tool", catalog.tool_card(words, replace(tool, workspace="slack:T1"), tool.panel)
    yield "sure", catalog.sure_card(words, words.say("Retire"), words.say("Retire"), again, tool)
    yield "history", catalog.history_card(words, tool, [(NOON, "ada", "price")], UTC)
    form = catalog_forms.basics_form(words, words.say("Add a tool"), again, {"name": "X"})
    yield "returned", catalog.returned_card(words, words.say("Nothing was changed."), form, again)


def weekly_cards(words: Words) -> Iterator[tuple[str, Card]]:
    """The posts, and what is said about them."""
    late = Late(MONDAY, MONDAY, ZoneInfo("Europe/Berlin"))
    yield "busy week", digest_card(words, busy(), late)
    yield "empty week", digest_card(words, digest(figures()), late)
    for pause in Pause:
        yield f"subscription {pause}", subscription_card(words, replace(WISH, pause=pause))
        yield f"paused {pause}", paused_card(words, WISH, pause, "verdict")
    yield "offer", offer_card(words, "/verdict weekly on Mondays 09:00 Europe/Berlin")
    yield "set", set_card(words, WISH, "ada")
    yield "off", off_card(words, was_on=True)
    yield "never on", off_card(words, was_on=False)
    yield "feeds", feeds_card(words, "https://example.com/x.atom", "https://example.com/x.ics")
    yield "given up", given_up_card(words, WISH, Slot("k", ROOM, "2026-W47", NOON))


def forms(words: Words) -> Iterator[tuple[str, Form]]:
    """By kind; a platform leaves out what it does not tell of people."""
    yield "ballot on one", ballot_form(words, FOUR[:1])
    yield "ballot on four", ballot_form(words, FOUR)
    yield "weekly", weekly_form(words, WISH, ("Models", "Coding Tools"))
    yield "settings", settings_form(words, WorkspaceSettings())
    for title in (words.say("Add a tool"), words.say("Edit a tool")):
        yield title, catalog_forms.basics_form(words, title, Action("catalog_add"), {})
    yield "details", catalog_forms.details_form(words, FOUR[0], Action("catalog_add"), {})
    yield "names", catalog_forms.names_form(words, FOUR[0].key, "", Action("catalog_names"))
    yield "review", catalog_forms.review_form(words, FOUR[0], Action("catalog_names"), {})
    for traits in ((Trait.GUESTS, Trait.OUTSIDE), (Trait.ACCOUNT_AGE, Trait.MEMBER_AGE, Trait.ROLES, Trait.BANS)):
        yield f"rules {traits[0]}", rules_form(words, RULES, traits)


def _evidence(tool: Tool) -> Evidence:
    by_kind = {BallotKind.REACTION: 20, BallotKind.PRIVATE: 5}
    return Evidence(tool, Community(Tally(1, 1), TALLIES[tool.slug], 2), by_kind, DEFAULT, held=3)
