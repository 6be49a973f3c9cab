"""Somebody opens the page, types a comparison, sees both cards, and clicks a reaction."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.browser.conftest import shot
from tests.flows.house import House

QUESTION = "/compare claude 4 opus vs smollm3"
LEAD = "Claude 4 Opus leads on the panel, 4 of 4 against 3 of 4."
FEW = "not enough votes to say who leads (2 votes)"
pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_newcomer_compares_and_votes(house: House, browser: Browser) -> None:
    """Both cards appear, a click on a reaction fills the community column of both, nothing else is asked of the net."""
    page = await browser.new_page(viewport={"width": 1360, "height": 1180})
    asked: list[str] = []
    mistakes: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    await _ask_in_both(page, house)
    await page.click("#slack .message:last-child .pill[data-emoji='1️⃣']")
    await page.click("#discord .message:last-child .pill[data-emoji='2️⃣']")
    await expect(page.locator("#slack .message:last-child")).to_contain_text(FEW, timeout=45_000)
    await expect(page.locator("#discord .message:last-child")).to_contain_text(FEW, timeout=45_000)
    if path := shot("comparison"):
        await page.evaluate("document.querySelectorAll('.messages').forEach((list) => list.scrollTop = 0)")
        await page.screenshot(path=path)

    assert [] == mistakes
    assert not [url for url in asked if not url.startswith((house.place.url, "data:"))]


async def test_the_page_works_at_the_width_of_a_phone_and_in_the_dark(house: House, browser: Browser) -> None:
    """One platform at a time, nothing sticks out sideways."""
    page = await browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    await page.goto(house.place.url)
    await page.wait_for_selector("body[data-ready]")
    for platform in ("slack", "discord"):
        await page.click(f"#tab-{platform}")
        await page.fill(f"#{platform} .composer input", QUESTION)
        await page.press(f"#{platform} .composer input", "Enter")
        await expect(page.locator(f"#{platform} .message:last-child")).to_contain_text(LEAD, timeout=45_000)
        wide = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if path := shot(f"phone-dark-{platform}"):
            await page.evaluate(f"document.querySelector('#{platform} .messages').scrollTop = 0")
            await page.screenshot(path=path)

        assert wide <= 0


async def test_a_keyboard_is_enough(house: House, browser: Browser) -> None:
    """Commands are offered on a slash, chosen with the arrows, and a private ballot is cast without a mouse."""
    page = await browser.new_page(viewport={"width": 1360, "height": 900})
    await _ask_in_both(page, house)
    await page.focus("#slack .message:last-child button.primary")
    await page.keyboard.press("Enter")
    await page.wait_for_selector("#slack .modal")
    if path := shot("ballot"):
        await page.screenshot(path=path)
    await page.keyboard.press("Space")
    await page.focus("#slack .modal-foot .primary")
    await page.keyboard.press("Enter")
    await expect(page.locator("#slack .message.whisper")).to_contain_text("Counted: ship Claude 4 Opus", timeout=45_000)
    await page.focus("#slack .composer input")
    await page.keyboard.type("/")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")

    assert "/compare " == await page.input_value("#slack .composer input")


async def _ask_in_both(page: Page, house: House) -> None:
    await page.goto(house.place.url)
    await page.wait_for_selector("body[data-ready]")
    await page.fill("#both-text", QUESTION)
    await page.press("#both-text", "Enter")
    for platform in ("slack", "discord"):
        card = page.locator(f"#{platform} .message:last-child")
        await expect(card).to_contain_text(LEAD, timeout=45_000)
        await expect(card.locator(".pill")).to_have_count(3, timeout=45_000)


async def test_the_home_of_the_app_is_one_click_away(house: House, browser: Browser) -> None:
    """It is the acting person's own; what its buttons lead to is written to them directly, and shown by a click."""
    page = await browser.new_page(viewport={"width": 1360, "height": 900})
    await page.goto(house.place.url)
    await page.wait_for_selector("body[data-ready]")
    await page.click("#slack .tohome")
    home = page.locator("#slack .home")
    await expect(home).to_contain_text("Compare two tools:", timeout=15_000)
    await expect(home).to_contain_text("You have no votes.")
    await home.get_by_role("button", name="Settings").click()
    await page.get_by_role("button", name="Look").click(timeout=15_000)
    await expect(page.locator("#slack .message").last).to_contain_text("The settings of this workspace.")
    await expect(page.locator("#slack .composer")).to_be_visible()


async def test_moderators_are_chosen_by_name_and_kept(house: House, browser: Browser) -> None:
    """The form of the settings is drawn whole on both sides: people to choose from, and no name of a component."""
    page = await browser.new_page(viewport={"width": 1360, "height": 1100})
    await page.goto(house.place.url)
    await page.wait_for_selector("body[data-ready]")
    for platform in ("slack", "discord"):
        await page.fill(f"#{platform} .composer input", "/verdict settings")
        await page.press(f"#{platform} .composer input", "Enter")
        await page.locator(f"#{platform}").get_by_role("button", name="Change the settings").click(timeout=15_000)
        form = page.locator(f"#{platform} .modal")
        await expect(form).to_be_visible(timeout=15_000)
        await expect(form.locator(".unknown")).to_have_count(0)
        if platform == "slack":
            await form.locator("select[multiple]").select_option(label="@grace")
        else:
            await form.get_by_text("@Chen").click()
        await form.locator(".modal-foot .primary").click()
        last = page.locator(f"#{platform} .message").last
        await expect(last).to_contain_text("@grace" if platform == "slack" else "@Chen", timeout=15_000)


async def test_the_time_is_moved_by_a_button(house: House, browser: Browser) -> None:
    """For the bot and for both chats: the page shows the new time, and a line between the days."""
    page = await browser.new_page(viewport={"width": 1360, "height": 900}, timezone_id="Europe/Berlin")
    await _ask_in_both(page, house)
    shown, before = page.locator("#clock time"), house.clock()
    berlin = before.astimezone(ZoneInfo("Europe/Berlin"))
    await expect(shown).to_contain_text(f"{berlin:%a} {berlin.day} ")
    await expect(page.locator(".day")).to_have_count(0)
    await page.click("#clock button:text('+1 week')")
    later = berlin + timedelta(days=7)
    await expect(shown).to_contain_text(f"{later:%a} {later.day} ")
    await expect(page.locator("#clock [role=status]")).to_contain_text(f"It is now {later:%A} {later.day} ")
    await page.fill("#slack .composer input", "good morning")
    await page.press("#slack .composer input", "Enter")
    await expect(page.locator("#slack .day")).to_have_text([f"{day:%A} {day.day} {day:%B}" for day in (berlin, later)])

    assert house.clock() - before >= timedelta(days=7)


async def test_a_week_passes_at_the_press_of_a_button(house: House, browser: Browser) -> None:
    """The weekly verdicts are set up by typing, and stand in the channel as soon as their hour has come."""
    page = await browser.new_page(viewport={"width": 1360, "height": 1180}, timezone_id="Europe/Berlin")
    await _ask_in_both(page, house)
    await page.click("#slack .message:last-child .pill[data-emoji='1️⃣']")
    await page.fill("#slack .composer input", "/verdict weekly on mondays 09:00 Europe/Berlin")
    await page.press("#slack .composer input", "Enter")
    await expect(page.locator("#slack .messages")).to_contain_text("The first post comes on Monday", timeout=45_000)
    await page.click("#clock button:text('+1 week')")
    post = page.locator("#slack .message", has_text="The week's verdicts ·")
    await expect(post).to_contain_text("Claude 4 Opus, 1 vote", timeout=30_000)
    await expect(post.locator(".replies")).to_have_text("2 replies", timeout=45_000)
    await expect(page.locator("#slack .day").last).to_contain_text("Monday")
    if path := shot("weekly"):
        await page.locator("#slack .day").last.scroll_into_view_if_needed()
        await page.screenshot(path=path)


async def test_what_happens_while_the_page_is_loading_is_shown(house: House, browser: Browser) -> None:
    """A state that was on its way meanwhile is older than what is true, and is asked for again."""
    page = await browser.new_page()
    late = iter(("said while the state was on its way",))

    async def slowly(route: Route) -> None:
        answer = await route.fetch()
        if text := next(late, ""):
            await house.slack("say", text=text)
            await asyncio.sleep(0.2)
        await route.fulfill(response=answer)

    await page.route("**/state", slowly)
    await page.goto(house.place.url)

    await expect(page.locator("#slack .messages")).to_contain_text("said while the state was on its way")
