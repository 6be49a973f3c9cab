"""Feeds and calendars of the weekly verdicts are valid whatever is in them, and their ids never change."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from bot.digests.feeds import Coming, Entry, atom, calendar, coming_posts
from bot.digests.subscription import Pause, Subscription
from bot.ids import ChannelRef, Platform, UserRef
from bot.schedule.weekly import Weekly
from tests.bot.digests import ics

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
SLACK = Platform("slack")
CHANNEL = ChannelRef(SLACK, "T1", "C1")
BERLIN = Subscription(CHANNEL, Weekly(0, time(9), "Europe/Berlin"), MONDAY, UserRef(SLACK, "T1", "U1"), MONDAY)
SPACE = {"a": "http://www.w3.org/2005/Atom", "x": "http://www.w3.org/1999/xhtml"}
FIRST = Entry("slack:T1:C1:2026-W48:weekly", "The week's verdicts", "Opus leads.\nSmol follows.\n\n12 votes", MONDAY)
# what people name their tools, and what they should not
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def feed(*entries: Entry, title: str = "Verdicts") -> ET.Element:
    """Parsed again."""
    return ET.fromstring(atom(title, entries, MONDAY, "https://bot.example/feed/s3cret.atom?a=1&b=2", key="C1"))


def found(element: ET.Element, path: str) -> str:
    """The text of the one element at a path."""
    (one,) = element.findall(path, SPACE)
    return "".join(one.itertext())


def test_a_feed_has_all_that_atom_asks_for() -> None:
    """Id, title, updated and author of the feed; id, title, updated and content of each entry."""
    made = feed(FIRST, replace(FIRST, key="another", link="https://slack.example/p1?x=1&y=2"))

    assert "Verdicts" == found(made, "a:title")
    assert "2026-11-23T08:00:00Z" == found(made, "a:updated")
    assert "Verdict" == found(made, "a:author/a:name")
    (self_link,) = made.findall("a:link[@rel='self']", SPACE)
    assert "https://bot.example/feed/s3cret.atom?a=1&b=2" == self_link.get("href")
    ids = [found(entry, "a:id") for entry in made.findall("a:entry", SPACE)]
    assert 3 == len({found(made, "a:id"), *ids})
    assert all(one.startswith("urn:uuid:") for one in ids)
    (link,) = made.findall("a:entry/a:link", SPACE)
    assert "https://slack.example/p1?x=1&y=2" == link.get("href")


def test_an_entry_keeps_its_lines_and_paragraphs() -> None:
    """Feed readers show XHTML; they would run the lines of plain text together."""
    (content,) = feed(FIRST).findall("a:entry/a:content[@type='xhtml']/x:div", SPACE)
    paragraphs = content.findall("x:p", SPACE)

    assert ["Opus leads.Smol follows.", "12 votes"] == ["".join(one.itertext()) for one in paragraphs]
    assert 1 == len(paragraphs[0].findall("x:br", SPACE))


def test_ids_are_those_of_the_slot() -> None:
    """A feed that is made again, also in other words, tells no reader of a second post."""
    again = replace(FIRST, title="other", text="words", at=MONDAY + timedelta(hours=3))

    assert found(feed(FIRST), "a:entry/a:id") == found(feed(again), "a:entry/a:id")
    assert "urn:uuid:e722168e-8767-5a3f-b685-35f563a83dc7" == found(
        feed(FIRST), "a:entry/a:id"
    )  # in the next release too


@given(texts, texts)
def test_whatever_stands_in_a_feed_is_text(title: str, text: str) -> None:
    """Markup is shown, not obeyed; characters that XML cannot hold are left out."""
    made = feed(replace(FIRST, title=title, text=text), title=title)
    kept = "".join(one for one in title.replace("\r\n", "\n").replace("\r", "\n") if one >= " " or one in "\t\n")
    kept = "".join(one for one in kept if one not in "\ufffe\uffff")

    assert kept == found(made, "a:title") == found(made, "a:entry/a:title")


def test_a_calendar_holds_the_next_twelve_posts() -> None:
    """In UTC, on both sides of a change of clocks; ids are those of the slots."""
    made = ics.read(calendar("Verdicts", coming_posts(BERLIN), MONDAY, summary="Weekly verdicts in #general"))
    starts = [event.value("DTSTART") for event in made.parts]
    spring = replace(BERLIN, next_fire=datetime(2027, 3, 22, 8, tzinfo=UTC))

    assert 12 == len(starts) == len({event.value("UID") for event in made.parts})
    assert ["20261123T080000Z", "20261130T080000Z"] == starts[:2]
    assert "Weekly verdicts in #general" == made.parts[0].text("SUMMARY")
    assert "PT12H" == made.value("REFRESH-INTERVAL") == made.value("X-PUBLISHED-TTL")
    assert [8, 7] == [one.fire.hour for one in coming_posts(spring, 2)]


def test_a_post_keeps_its_id_from_week_to_week() -> None:
    """The second of today's twelve is the first of next week's."""
    later = replace(BERLIN, next_fire=MONDAY + timedelta(days=7))

    assert coming_posts(BERLIN)[1] == coming_posts(later)[0]
    assert "slack:T1:C1:2026-W48:weekly" == coming_posts(BERLIN)[0].key


def test_a_channel_that_rests_has_an_empty_calendar() -> None:
    """Still a valid one: readers go on asking for it."""
    made = ics.read(calendar("Verdicts", coming_posts(replace(BERLIN, pause=Pause.GONE)), MONDAY, summary="s"))

    assert [] == [part for part in made.parts if part.name == "VEVENT"]


@given(texts, texts, texts)
def test_whatever_stands_in_a_calendar_is_text(name: str, summary: str, description: str) -> None:
    """Escaped, folded at 75 octets and never within a character; it comes out as it went in."""
    made = ics.read(calendar(name, [Coming("k", MONDAY)], MONDAY, summary=summary, description=f"d{description}"))
    (event,) = made.parts

    assert plain(name) == made.text("NAME") == made.text("X-WR-CALNAME")
    assert plain(summary) == event.text("SUMMARY")
    assert plain(f"d{description}") == event.text("DESCRIPTION")


def plain(text: str) -> str:
    """Without the characters that a calendar has no place for."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in lines if one in "\t\n" or (one >= " " and one != "\x7f"))
