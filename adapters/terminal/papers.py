"""`verdict manifest` and `verdict invite`: what to paste into a platform's settings, and links that bring the bot in."""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final
from urllib.parse import quote

import typer

NEW_APP: Final = "https://api.slack.com/apps?new_app=1&manifest_json="
"""docs.slack.dev/app-manifests: sharing manifests"""

Manifest = Callable[[str | None], Mapping[str, Any]]
Invitation = Callable[[str], str]


def attach(app: typer.Typer, slack_manifest: Manifest, discord_invitation: Invitation) -> None:
    manifest = typer.Typer(no_args_is_help=True, help="What to paste into a platform's settings.")
    invite = typer.Typer(no_args_is_help=True, help="Links that bring the bot in.")
    app.add_typer(manifest, name="manifest")
    app.add_typer(invite, name="invite")

    @manifest.command("slack")
    def manifest_slack(
        http: Annotated[str, typer.Option("--http", help="the https address at which Slack reaches the bot")] = "",
        *,
        socket: Annotated[bool, typer.Option("--socket", help="Socket Mode (what you get without --http)")] = False,
        link: Annotated[bool, typer.Option("--link", help="a link that opens Slack with all of it filled in")] = False,
    ) -> None:
        """The app manifest, made from the table of commands."""
        if http and socket:
            raise typer.BadParameter("Choose --socket or --http, not both.")
        made = slack_manifest(http or None)
        sys.stdout.write(f"{_filled_in(made) if link else json.dumps(made, indent=2)}\n")

    @invite.command("discord")
    def invite_discord(application: Annotated[str, typer.Option("--application", help="the application's id")]) -> None:
        """The link with the smallest permissions."""
        sys.stdout.write(discord_invitation(application) + "\n")


def _filled_in(manifest: Mapping[str, Any]) -> str:
    return NEW_APP + quote(json.dumps(manifest, separators=(",", ":"), ensure_ascii=False), safe="")
