"""Who people are, as users.info tells: remembered for a short while, asked again when Slack says that it changed."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from adapters.slack.installs import Installation, Installations
from adapters.slack.places import SLACK
from adapters.slack.web import PATIENCE, Json, SlackWeb
from bot.commands import Caller
from bot.errors import PlatformError
from bot.ids import UserRef
from bot.voters import Profile

REMEMBERED_SECONDS: Final = 60.0
"""short, so that whoever lost a right loses it here too, also where another replica heard of it"""
CALLER_PATIENCE: Final = 0.5
"""seconds; a modal has to be opened within three of the click"""
MOST_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Person:
    user: str
    workspace: str
    """the person's own one"""
    name: str = ""
    locale: str | None = None
    zone: str | None = None
    admin: bool = False
    guest: bool = False
    bot: bool = False
    outside: bool = False
    gone: bool = False

    @property
    def profile(self) -> Profile:
        """Slack does not tell since when an account exists (`updated` is the last change): those fields stay empty."""
        return Profile(
            user=UserRef(SLACK, self.workspace, self.user),
            name=self.name,
            bot=self.bot,
            guest=self.guest,
            outside=self.outside,
            gone=self.gone,
            locale=self.locale,
            zone=self.zone,
        )


@dataclass(slots=True)
class _Seen:
    person: Person
    at: float = field(default=0.0)


class People:
    def __init__(self, web: SlackWeb, installs: Installations, now: Callable[[], float]) -> None:
        self._web = web
        self._installs = installs
        self._now = now
        self._seen: OrderedDict[tuple[str, str], _Seen] = OrderedDict()

    async def of(self, workspace: str, user: str, *, patience: float = PATIENCE) -> Person:
        """The person as the installation of `workspace` sees them."""
        seen = self._seen.get((workspace, user))
        if seen and self._now() - seen.at < REMEMBERED_SECONDS:
            return seen.person
        answer = await self._web.call(workspace, "users.info", patience=patience, user=user, include_locale=True)
        person = person_of(answer.get("user") or {}, user, await self._installs.of(workspace))
        self._seen[workspace, user] = _Seen(person, self._now())
        self._seen.move_to_end((workspace, user))
        if len(self._seen) > MOST_REMEMBERED:
            self._seen.popitem(last=False)
        return person

    async def home(self, workspace: str, user: str) -> str:
        """The person's own workspace, which never changes: asked once."""
        seen = self._seen.get((workspace, user))
        return (seen.person if seen else await self.of(workspace, user)).workspace

    async def caller(self, workspace: str, user: str, name: str, team: str) -> Caller:
        """The caller as Slack knows them at this moment; with what came along when Slack does not answer."""
        try:
            person = await self.of(workspace, user, patience=CALLER_PATIENCE)
        except PlatformError:
            return Caller(user, name, team)
        return Caller(
            user=user,
            name=person.name or name,
            workspace=person.workspace,
            locale=person.locale,
            admin=person.admin,
            guest=person.guest,
        )

    def forget(self, workspace: str, user: str) -> None:
        self._seen.pop((workspace, user), None)


def person_of(told: Json, user: str, install: Installation) -> Person:
    team = str(told.get("team_id") or install.workspace)
    profile: dict[str, Any] = told.get("profile") or {}
    return Person(
        user=user,
        workspace=install.workspace if _same_company(told, install) else team,
        name=str(profile.get("display_name") or profile.get("real_name") or told.get("name") or ""),
        locale=told.get("locale"),
        zone=told.get("tz"),
        admin=bool(told.get("is_admin") or told.get("is_owner")),
        guest=bool(told.get("is_restricted") or told.get("is_ultra_restricted")),
        bot=bool(told.get("is_bot") or told.get("is_workflow_bot") or user == "USLACKBOT"),
        outside=bool(told.get("is_stranger")) or (team != install.workspace and not _same_company(told, install)),
        gone=bool(told.get("deleted")),
    )


def _same_company(told: Json, install: Installation) -> bool:
    """On an Enterprise Grid one person may belong to several workspaces of the company."""
    enterprise: dict[str, Any] = told.get("enterprise_user") or {}
    return install.workspace in (enterprise.get("teams") or ())
