"""How often a platform asks for patience."""

from types import SimpleNamespace
from typing import Final

import aiohttp

from bot.ids import Platform
from bot.ports.meter import Meter

TOO_MANY: Final = 429


def traced(meter: Meter, platform: Platform) -> aiohttp.TraceConfig:
    """Counts 429s where they arrive: the libraries wait and try again without a word."""

    async def ended(_session: object, _context: SimpleNamespace, ending: aiohttp.TraceRequestEndParams) -> None:
        if ending.response.status == TOO_MANY:
            meter.count("verdict_rate_limited_total", platform=platform)

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace
