"""Installing by OAuth v2: the page where an admin says yes, and the codes that are exchanged for tokens once."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from aiohttp import web

from adapters.playground.slack.nouns import Json, Refused, SlackError, Workspace
from adapters.playground.slack.windows import Windows

CODE_SECONDS = 600.0  # docs.slack.dev/authentication/installing-with-oauth: a code lives for ten minutes
TOKEN_SECONDS = 43_200  # … using-token-rotation: twelve hours


@dataclass(frozen=True, slots=True)
class Yes:
    """What an admin agreed to, until somebody brings the code."""

    user: str
    workspace: str
    scopes: str
    org_wide: bool
    until: float


class Counter:
    """Where apps are handed out. `pages` are for browsers, `access` is oauth.v2.access."""

    def __init__(self, ground: Windows) -> None:
        self._ground = ground
        self._codes: dict[str, Yes] = {}

    async def page(self, request: web.Request) -> web.Response:
        """Without `as` the admins to choose from; with it the redirect back to the app, as after pressing Allow."""
        query = dict(request.query)
        app = self._ground.app
        if query.get("client_id") != app.client_id:
            return web.Response(status=400, text="There is no app with this client id.")
        user = query.pop("as", "")
        if not user:
            return web.Response(text=self._choices(query), content_type="text/html")
        try:
            back = self._agreed(user, query)
        except Refused as refusal:
            return web.Response(status=403, text=str(refusal))
        return web.Response(status=302, headers={"Location": back})

    def _choices(self, query: dict[str, str]) -> str:
        lines = []
        for person in self._ground.people.values():
            team = self._ground.workspaces[person.workspace]
            if person.admin:
                whole = [("0", team.name), *([("1", f"all of {team.enterprise}")] if team.enterprise else [])]
                for org, place in whole:
                    link = urlencode({**query, "as": person.id, "org": org})
                    lines.append(f'<li><a href="?{escape(link)}">{escape(person.name)}: allow in {escape(place)}</a>')
        return f"<!doctype html><title>Install</title><ul>{''.join(lines)}</ul>"

    def _agreed(self, user: str, query: dict[str, str]) -> str:
        person = self._ground.person(user)
        if not person.admin:
            raise Refused("Only an admin can add an app.")
        code = self._ground.mint.token()
        until = self._ground.mint.now() + CODE_SECONDS
        org_wide = query.get("org") == "1"
        self._codes[code] = Yes(user, person.workspace, query.get("scope", ""), org_wide, until)
        where = query.get("redirect_uri") or self._ground.app.redirect_url
        return f"{where}?{urlencode({'code': code, 'state': query.get('state', '')})}"

    def access(self, args: Json) -> Json:
        if args.get("grant_type") == "refresh_token":
            return self._renewed(str(args.get("refresh_token", "")))
        yes = self._codes.pop(str(args.get("code", "")), None)
        if yes is None or yes.until < self._ground.mint.now():
            raise SlackError("invalid_code")
        home = self._ground.workspaces[yes.workspace]
        teams = [each for each in self._ground.workspaces.values() if each.enterprise == home.enterprise]
        token = self._token()
        for team in teams if yes.org_wide else [home]:
            team.installed, team.org_wide = True, yes.org_wide
            team.scopes = frozenset(yes.scopes.split(",")) if self._ground.app.scopes is not None else None
            self._give(team, token)
            self._ground.tell("workspace", workspace={"id": team.id, "name": team.name, "installed": True})
        return self._told(home, yes.scopes) | {"authed_user": {"id": yes.user}}

    def _renewed(self, refresh: str) -> Json:
        """A refresh token is good for one exchange; the old token lives on until its end."""
        teams = [each for each in self._ground.workspaces.values() if refresh and each.refresh_token == refresh]
        if not teams or not teams[0].installed:
            raise SlackError("invalid_refresh_token")
        token = self._token()
        for team in teams:
            team.former[team.bot_token] = team.token_until
            self._give(team, token)
        return self._told(teams[0], ",".join(sorted(teams[0].scopes or ())))

    def _token(self) -> tuple[str, str]:
        key = self._ground.mint.token()
        if self._ground.app.rotates:
            return f"xoxe.xoxb-1-{key}", f"xoxe-1-{self._ground.mint.token()}"
        return f"xoxb-playground-{key[:12]}", ""

    def _give(self, team: Workspace, tokens: tuple[str, str]) -> None:
        team.bot_token, team.refresh_token = tokens
        team.token_until = self._ground.mint.now() + TOKEN_SECONDS if team.refresh_token else 0.0

    def _told(self, team: Workspace, scopes: str) -> Json:
        whole = team.org_wide
        body: Json = {
            "access_token": team.bot_token,
            "token_type": "bot",
            "scope": scopes,
            "bot_user_id": team.bot_user,
            "app_id": self._ground.app.id,
            "team": None if whole else {"id": team.id, "name": team.name},
            "enterprise": {"id": team.enterprise, "name": f"Company {team.enterprise}"} if team.enterprise else None,
            "is_enterprise_install": whole,
        }
        if team.refresh_token:
            body |= {"refresh_token": team.refresh_token, "expires_in": TOKEN_SECONDS}
        return body
