"""The people and servers that everybody starts with."""

from dataclasses import replace
from typing import Final

from adapters.playground.discord import permissions
from adapters.playground.discord.nouns import TEXT, THREAD, Channel, Guild, Member, Overwrite, Role, User
from adapters.playground.discord.snowflakes import at
from adapters.playground.discord.world import World

APP: Final = User("1000000000000000001", "verdict", "Verdict", bot=True, title="the app")
HARBOUR: Final = "1000000000000000100"
LIGHTHOUSE: Final = "1000000000000000200"
ELSEWHERE: Final = "1000000000000000300"
GENERAL: Final = "1000000000000000101"
TOOLS: Final = "1000000000000000102"
READ_ONLY: Final = "1000000000000000103"
HIDDEN: Final = "1000000000000000104"
A_THREAD: Final = "1000000000000000105"
YEAR: Final = 365 * 86_400.0
DAY: Final = 86_400.0

_PEOPLE: Final = (
    User("100000000000000011", "alice", "Alice", title="runs the server"),
    User("200000000000000012", "bob", "Bob", title="builder"),
    User("300000000000000013", "chen", "Chen", title="designer"),
    User("400000000000000014", "dana", "Dana", title="data analyst", locale="de"),
    User("500000000000000015", "emeka", "Emeka", title="moderator"),
    User("600000000000000016", "tidybot", "Tidy", bot=True, title="another app"),
)
MODERATES: Final = permissions.bits("MANAGE_MESSAGES", "MANAGE_THREADS", "KICK_MEMBERS", "BAN_MEMBERS")


def fill(world: World) -> None:
    """Two servers with the app, one without it, people old and new."""
    now = world.clock()
    newcomer = User(str(at(now - DAY / 2) + 1), "nils", "Nils", title="joined today")
    # Each world has people of its own: what becomes of them in one story is nothing to the next.
    people = [replace(who) for who in _PEOPLE]
    for who in (*people, newcomer):
        world.users[who.id] = who
    harbour = guild(world, HARBOUR, "Harbour", people=[*people, newcomer])
    harbour.members[newcomer.id].joined = now - 3600.0
    harbour.roles["1000000000000000110"] = Role("1000000000000000110", "Moderators", MODERATES, 1)
    harbour.members["500000000000000015"].roles.append("1000000000000000110")
    silent = permissions.bits("SEND_MESSAGES", "ADD_REACTIONS", "SEND_MESSAGES_IN_THREADS")
    channel(world, harbour, Channel(GENERAL, "general", HARBOUR))
    channel(world, harbour, Channel(TOOLS, "tools", HARBOUR))
    channel(
        world, harbour, Channel(READ_ONLY, "announcements", HARBOUR, overwrites=[Overwrite(APP.id, 1, deny=silent)])
    )
    unseen = Overwrite(APP.id, 1, deny=permissions.bits("VIEW_CHANNEL"))
    channel(world, harbour, Channel(HIDDEN, "moderators", HARBOUR, overwrites=[unseen]))
    channel(world, harbour, Channel(A_THREAD, "which editor", HARBOUR, THREAD, parent=GENERAL, owner=people[1].id))
    lighthouse = guild(world, LIGHTHOUSE, "Lighthouse", people=[people[0], people[1], people[3]])
    channel(world, lighthouse, Channel("1000000000000000201", "lobby", LIGHTHOUSE))
    elsewhere = guild(world, ELSEWHERE, "Elsewhere", people=[people[0], people[2]], installed=False)
    channel(world, elsewhere, Channel("1000000000000000301", "square", ELSEWHERE))
    world.user_installs.add(people[2].id)


def guild(world: World, ident: str, name: str, *, people: list[User], installed: bool = True) -> Guild:
    """A server that the first of the people owns; the app has the role that our invite link asks for."""
    app_role = str(int(ident) + 90)
    now = world.clock()
    made = Guild(
        ident,
        name,
        people[0].id,
        roles={
            ident: Role(ident, "@everyone", permissions.EVERYONE),
            app_role: Role(app_role, world.app.shown, permissions.INVITED, 1, managed=True),
        },
        members={who.id: Member(who, now - YEAR) for who in people},
        installed=installed,
    )
    if installed:
        made.members[world.app.id] = Member(world.app, now - YEAR / 2, [app_role])
    world.guilds[ident] = made
    return made


def channel(world: World, home: Guild, room: Channel) -> Channel:
    room.created = room.created or world.clock() - YEAR
    room.position = len(home.channels)
    home.channels[room.id] = room
    world.channels[room.id] = room
    return room


def crowd(world: World, count: int, *, workspace: str = HARBOUR) -> list[str]:
    """Many people for a soak, members for a year; not listed on the page."""
    born = at(world.clock() - 2 * YEAR)
    known = len(world.users)
    made = [
        User(str(born + known + number), f"crowd{known + number}", f"Crowd {known + number}", crowd=True)
        for number in range(count)
    ]
    home = world.guilds[workspace]
    for who in made:
        world.users[who.id] = who
        home.members[who.id] = Member(who, world.clock() - YEAR)
    return [who.id for who in made]


def many_guilds(world: World, count: int, *, channels: int = 20, roles: int = 10) -> list[str]:
    """Synthetic servers for a benchmark of the start; not listed on the page."""
    owner = world.users[_PEOPLE[0].id]
    made: list[str] = []
    for number in range(count):
        ident = str(int(world.mint()) + (number << 22))  # spread over the shards
        home = guild(world, ident, f"Server {number}", people=[owner])
        home.synthetic = True
        for extra in range(roles):
            role = world.mint()
            home.roles[role] = Role(role, f"role {extra}", 0, extra + 2)
        for extra in range(channels):
            channel(world, home, Channel(world.mint(), f"channel-{extra}", ident, TEXT))
        made.append(ident)
    return made
