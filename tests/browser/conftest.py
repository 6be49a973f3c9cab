"""An open playground and a browser that looks at it."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.flows.house import House, open_house

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_BROWSER = "no chromium on this machine; `make browser` installs Debian's"
SHOTS = Path(__file__).parent / "screenshots"


@pytest_asyncio.fixture(loop_scope="module")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A house whose bot works by itself."""
    async with open_house(tmp_path) as opened:

        async def rounds() -> None:
            while True:
                await opened.bot.tick()
                await asyncio.sleep(0.1)

        task = asyncio.create_task(rounds())
        yield opened
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """Debian's, driven by Playwright; to start it takes longer than what most tests do with it."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip(NO_BROWSER)
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield opened
        await opened.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    """One that remembers nothing: each page has a profile of its own, which goes with its test."""
    yield chromium
    for context in chromium.contexts:
        await context.close()


def shot(name: str) -> str | None:
    """Where a picture for the README goes, when pictures are wanted: `make screenshots`."""
    if os.environ.get("VERDICT_SCREENSHOTS"):  # noqa: TID251  a wish to this test run alone
        SHOTS.mkdir(exist_ok=True)
        return str(SHOTS / f"{name}.png")
    return None
