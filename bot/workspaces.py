"""A workspace's own wishes, with defaults that need no visit."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from bot.ids import WorkspaceRef


class Leavers(StrEnum):
    """What happens to the votes of people who left or were banned."""

    KEEP = "keep"
    DROP = "drop"


class VotingRules(BaseModel):
    """Who counts. The defaults let honest newcomers vote: only bots are left out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    account_days: int = Field(default=0, ge=0, le=3650)
    member_days: int = Field(default=0, ge=0, le=3650)
    guests: bool = True
    outside: bool = True
    roles: frozenset[str] = frozenset()
    """when not empty, only people with one of these roles count"""
    left: Leavers = Leavers.KEEP
    banned: Leavers = Leavers.DROP


class Who(StrEnum):
    """Who may do something here. Guests and people from outside are never among them."""

    ADMINS = "admins"
    MODERATORS = "moderators"
    """and administrators"""
    EVERYONE = "everyone"


class WorkspaceSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    locale: str = "en"
    zone: str = "UTC"
    join_channels: bool = True
    """join public channels at the first use, so that reactions can be read"""
    voting: VotingRules = VotingRules()
    moderators: frozenset[str] = frozenset()
    """user ids that may moderate besides the platform's own administrators"""
    editors: Who = Who.MODERATORS
    """who may edit the catalogue"""
    subscribers: Who = Who.EVERYONE
    """who may subscribe channels to the weekly verdicts"""


class Workspace(BaseModel):
    """A workspace and its settings; `removed` is set while it waits for its data to be deleted."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    ref: WorkspaceRef
    name: str = ""
    settings: WorkspaceSettings = WorkspaceSettings()
