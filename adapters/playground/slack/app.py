"""The app as Slack knows it from its manifest: commands, shortcuts, scopes and the events it asked for."""

from dataclasses import dataclass

from adapters.playground.slack.nouns import Json

DEFAULT_EVENTS = frozenset(
    [
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "channel_archive",
        "channel_deleted",
        "channel_left",
        "channel_rename",
        "channel_unarchive",
        "emoji_changed",
        "group_archive",
        "group_deleted",
        "group_left",
        "group_rename",
        "group_unarchive",
        "member_joined_channel",
        "member_left_channel",
        "reaction_added",
        "reaction_removed",
        "team_join",
        "tokens_revoked",
        "user_change",
    ],
)


@dataclass(frozen=True, slots=True)
class SlashCommand:
    name: str
    description: str = ""
    usage: str = ""
    escape: bool = False  # should_escape: @ada arrives as <@U…|ada>


@dataclass(frozen=True, slots=True)
class Shortcut:
    callback_id: str
    name: str
    kind: str = "message"  # or "global"


@dataclass(frozen=True, slots=True)
class App:
    id: str = "A0VERDICT01"
    name: str = "verdict"
    token: str = "xapp-1-playground"  # noqa: S105 — opens nothing but this server
    verification: str = "playground-verification"
    client_id: str = "1.2"
    client_secret: str = "playground-client-secret"  # noqa: S105
    redirect_url: str = ""
    rotates: bool = False  # token_rotation_enabled
    commands: tuple[SlashCommand, ...] = (
        SlashCommand("/compare", "Compare tools side by side", "A vs B"),
        SlashCommand("/verdict", "Verdicts, votes, digests and help", "help"),
    )
    shortcuts: tuple[Shortcut, ...] = (Shortcut("compare_message", "Compare tools"),)
    events: frozenset[str] = DEFAULT_EVENTS
    scopes: frozenset[str] | None = None

    def command(self, name: str) -> SlashCommand | None:
        return next((each for each in self.commands if each.name == name), None)


def app_from_manifest(manifest: Json, *, check_scopes: bool = False) -> App:
    """Register what a manifest declares; with `check_scopes` every method also asks for its scope."""
    features = manifest.get("features", {})
    settings = manifest.get("settings", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ())
    return App(
        name=features.get("bot_user", {}).get("display_name", "verdict"),
        commands=tuple(
            SlashCommand(
                name=each["command"],
                description=each.get("description", ""),
                usage=each.get("usage_hint", ""),
                escape=bool(each.get("should_escape")),
            )
            for each in features.get("slash_commands", ())
        ),
        shortcuts=tuple(
            Shortcut(callback_id=each["callback_id"], name=each["name"], kind=each["type"])
            for each in features.get("shortcuts", ())
        ),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        scopes=frozenset(scopes) if check_scopes else None,
        redirect_url=next(iter(manifest.get("oauth_config", {}).get("redirect_urls", ())), ""),
        rotates=bool(settings.get("token_rotation_enabled")),
    )
