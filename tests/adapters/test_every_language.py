"""Every card and form in every language: taken by both platforms, and cut nowhere."""

import json
from collections import Counter
from typing import Any

import pytest

from adapters.discord.forms import modal as discord_modal
from adapters.discord.render import components
from adapters.discord.tree import application_commands
from adapters.playground.discord.judge.strict import Strict
from adapters.playground.discord.wire import Call
from adapters.playground.slack.checks.surfaces import check_blocks, check_view
from adapters.slack.forms import modal as slack_modal
from adapters.slack.render import blocks, message
from bot.handlers.table import commands
from bot.settings import BotSettings
from bot.wording.catalogues import LANGUAGES
from bot.wording.digest import MOST_LINES
from bot.wording.words import words
from tests.adapters.gallery import cards, forms
from tests.bot.digests.test_wording import lines

V2 = 1 << 15
HELP = BotSettings.model_construct()


def judged(route: str, body: Any) -> list[str]:
    """What Discord would say against a request."""
    method, path = route.split()
    return Strict().request(Call(method, path, route=route, body=json.loads(json.dumps(body))))


def cut(native: Any, language: str = "en") -> int:
    """How often something was shortened; of our own texts only one ends in dots."""
    text = json.dumps(native, ensure_ascii=False)
    return text.count("…") - text.count(words(language).say("It means…"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_slack_takes_every_card_uncut(language: str) -> None:
    """As a message with reactions, with buttons, and on the App Home."""
    for kind, card in cards(words(language)):
        for reactions in (True, False):
            made = message(card, reactions=reactions)
            assert [] == check_blocks(made["blocks"]), kind
            assert 0 == cut(made, language), kind
        home = {"type": "home", "blocks": blocks(card, reactions=False, tables=False)}
        assert [] == check_view(home, "home"), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_discord_takes_every_card_uncut(language: str) -> None:
    """Also in bytes, which Japanese needs three times as many of."""
    for kind, card in cards(words(language)):
        for reactions in (True, False):
            body = {"flags": V2, "components": components(card, reactions=reactions)}
            assert [] == judged("POST /channels/{channel}/messages", body), kind
            assert 0 == cut(body, language), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_take_every_form_uncut(language: str) -> None:
    """Titles of modals have 24 characters on Slack, labels 45 on Discord."""
    for kind, form in forms(words(language)):
        view = slack_modal(form)
        answer = {"type": 9, "data": discord_modal(form)}
        assert [] == check_view(view, "modal"), kind
        assert [] == judged("POST /interactions/{interaction}/{token}/callback", answer), kind
        assert 0 == cut(view) + cut(answer), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_week_needs_more_than_ten_lines(language: str) -> None:
    """Also when everything happened and the post came late."""
    week = dict(cards(words(language)))["busy week"]

    assert len(lines(week)) <= MOST_LINES


def test_discord_takes_the_commands_in_all_languages() -> None:
    """Names by its rule, descriptions uncut, and no two commands or options of one name in any language."""
    made = application_commands(commands(HELP), "verdict")

    assert [] == judged("PUT /applications/{application}/commands", made)
    assert 0 == cut(made)
    for command in made:
        for siblings in [
            command.get("options") or [],
            *(one.get("options") or [] for one in command.get("options", [])),
        ]:
            for locale in ("de", "fr", "es-ES", "es-419", "ja", "pt-BR"):
                names = Counter(one["name_localizations"][locale] for one in siblings)
                assert not [name for name, times in names.items() if times > 1], locale
