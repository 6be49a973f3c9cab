"""What every part of the adapter speaks to Slack with."""

from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from adapters.slack.aliases import Aliases
from adapters.slack.installs import Installations
from adapters.slack.people import People
from adapters.slack.rates import Limiter
from adapters.slack.sharing import Sharing
from adapters.slack.web import SlackWeb


@dataclass(frozen=True, slots=True)
class Connection:
    web: SlackWeb
    installs: Installations
    people: People
    aliases: Aliases
    sharing: Sharing


def connection(
    api_base: str, installs: Installations, now: Callable[[], float], trace: aiohttp.TraceConfig | None = None
) -> Connection:
    """`now` counts seconds from anywhere and never goes back: it measures waits, not dates."""
    web = SlackWeb(api_base, installs, Limiter(now), trace=trace)
    return Connection(web, installs, People(web, installs, now), Aliases(web), Sharing(web, now))
