"""The weekly post as each platform gets it, block by block: a change of its looks is a change of these files.

`VERDICT_GOLDEN=1 pytest tests/adapters/test_weekly_post.py` writes them anew; read the difference before it is kept.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.render import components
from adapters.playground.slack.checks.surfaces import check_blocks
from adapters.slack.render import message
from bot.wording.digest import digest_card
from bot.wording.words import words
from tests.bot.digests.test_wording import busy
from tests.bot.digests.weeks import digest, figures

GOLDEN = Path(__file__).parent / "golden"
WEEKS = {"busy": busy(), "empty": digest(figures())}


def rendered(platform: str, week: str) -> Any:
    """What is sent: Slack's text and blocks, Discord's components."""
    card = digest_card(words("en"), WEEKS[week])
    return components(card) if platform == "discord" else message(card, reactions=True)


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_the_post_looks_as_it_was_agreed(platform: str, week: str) -> None:
    """Every block, every mark, every word."""
    path = GOLDEN / f"weekly-{week}-{platform}.json"
    native = json.loads(json.dumps(rendered(platform, week)))
    if os.environ.get("VERDICT_GOLDEN"):  # noqa: TID251  a wish to this test run alone
        path.write_text(json.dumps(native, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    assert json.loads(path.read_text(encoding="utf-8")) == native


def test_what_was_agreed_is_valid_for_slack() -> None:
    """A golden file that Slack would refuse is worth nothing; Discord's are judged in the stories."""
    for week in WEEKS:
        native = json.loads((GOLDEN / f"weekly-{week}-slack.json").read_text(encoding="utf-8"))
        assert [] == check_blocks(native["blocks"])
