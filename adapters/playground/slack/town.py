"""The people and rooms a fresh playground starts with."""

from dataclasses import dataclass

from adapters.playground.slack.nouns import Channel, Person, Workspace

TEAM = "T0PLAYGRND1"
BOT_USER = "U0VERDICT01"


@dataclass(frozen=True, slots=True)
class Town:
    workspaces: tuple[Workspace, ...]
    people: tuple[Person, ...]
    channels: tuple[Channel, ...]


def members(*ids: str) -> dict[str, None]:
    return dict.fromkeys(ids)


def small_town(bot_name: str = "verdict", scopes: frozenset[str] | None = None) -> Town:
    """One team: four humans (an admin, a guest), another bot, our bot, and a room of every kind."""
    team = Workspace(TEAM, "Playground", "playground", BOT_USER, "B0VERDICT01", "xoxb-playground-1", scopes=scopes)
    ada, grace, linus, gwen, relay = "U0ADA000001", "U0GRACE0001", "U0LINUS0001", "U0GWEN00001", "U0RELAY0001"
    everyone = (ada, grace, linus, relay)
    return Town(
        workspaces=(team,),
        people=(
            Person(ada, "ada", TEAM, "Founder", admin=True),
            Person(grace, "grace", TEAM, "Builder", tz="America/New_York", tz_offset=-18000, locale="en-US"),
            Person(linus, "linus", TEAM, "Skeptic", tz="Europe/Helsinki", tz_offset=7200, locale="fi-FI"),
            Person(gwen, "gwen", TEAM, "Guest from outside", guest=True),
            Person(relay, "relay", TEAM, "Another bot", bot=True),
            Person(BOT_USER, bot_name, TEAM, "The app", bot=True),
        ),
        channels=(
            Channel("C0GENERAL01", "general", "public", TEAM, members(*everyone, gwen, BOT_USER), creator=ada),
            Channel("C0TOOLS0001", "tools", "public", TEAM, members(*everyone), creator=grace),
            Channel("C0PRIVATE01", "leads", "private", TEAM, members(ada, grace), creator=ada),
            Channel("C0ATTIC0001", "attic", "public", TEAM, members(*everyone, BOT_USER), archived=True, creator=ada),
            Channel("D0ADABOT001", "ada", "dm", TEAM, members(ada, BOT_USER), creator=ada),
        ),
    )


def company(bot_name: str = "verdict") -> Town:
    """An enterprise of two workspaces in which the app is not installed yet; its bot would be the same in both."""
    enterprise, bot = "E0COMPANY01", "U0VERDICT03"
    homes = {"T0NORTH0001": ("U0NORA00001", "C0NORTH0001"), "T0SOUTH0001": ("U0SARA00001", "C0SOUTH0001")}
    return Town(
        workspaces=tuple(
            Workspace(
                each,
                each[2:7].title(),
                each[2:7].lower(),
                bot,
                "B0VERDICT03",
                "",
                installed=False,
                enterprise=enterprise,
            )
            for each in homes
        ),
        people=(
            *(Person(user, user[2:6].lower(), team, "Admin", admin=True) for team, (user, _) in homes.items()),
            Person(bot, bot_name, "T0NORTH0001", "The app", bot=True),
        ),
        channels=tuple(
            Channel(room, room[2:7].lower(), "public", team, members(user, bot), creator=user)
            for team, (user, room) in homes.items()
        ),
    )


def two_teams(bot_name: str = "verdict") -> Town:
    """The small town, and a partner company that shares one channel with it (Slack Connect); the app is in both."""
    home, partner = small_town(bot_name), "T0PARTNER01"
    mira, bot = "U0MIRA00001", "U0VERDICT02"
    team = Workspace(partner, "Partner", "partner", bot, "B0VERDICT02", "xoxb-playground-2")
    both = members("U0ADA000001", "U0GRACE0001", BOT_USER, mira, bot)
    return Town(
        workspaces=(*home.workspaces, team),
        people=(
            *home.people,
            Person(mira, "mira", partner, "Partner", admin=True),
            Person(bot, bot_name, partner, "The app", bot=True),
        ),
        channels=(
            *home.channels,
            Channel("C0SHARED001", "shared", "public", TEAM, both, creator=mira, shared_with=(partner,)),
            Channel("C0PARTNER01", "partner-only", "public", partner, members(mira, bot), creator=mira),
        ),
    )
