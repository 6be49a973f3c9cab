"""The server: /api/METHOD, the sockets, and the response urls, for one world."""

from typing import NoReturn
from urllib.parse import parse_qsl

import aiohttp
import orjson
from aiohttp import web

from adapters.playground.slack.answers import answer_line
from adapters.playground.slack.api.ask import Ask
from adapters.playground.slack.api.table import ALL_SCOPES, METHODS, Method
from adapters.playground.slack.app import App
from adapters.playground.slack.faults import Rule
from adapters.playground.slack.journal import Call
from adapters.playground.slack.nouns import Json, SlackError, Workspace
from adapters.playground.slack.oauth import Counter
from adapters.playground.slack.rates import Rates
from adapters.playground.slack.windows import Windows

JSON_BODY = "application/json"
BODY_MOST = 2**20
TOO_MANY = 429


class Cut(Exception):
    """The line breaks here; nobody gets an answer."""


async def read_args(request: web.Request) -> Json:
    """Query, form and JSON in one: the SDK uses all three."""
    args: Json = dict(request.query)
    raw = await request.read()
    if request.content_type == JSON_BODY:
        try:
            body = orjson.loads(raw) if raw else {}
        except orjson.JSONDecodeError:
            raise SlackError("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        args |= body
    elif request.content_type.startswith("multipart/"):
        raise SlackError("invalid_form_data")
    else:
        args |= dict(parse_qsl(raw.decode(errors="replace"), keep_blank_values=True))
    return args


class Server:
    body_most = BODY_MOST

    def __init__(self, ground: Windows) -> None:
        self._ground = ground
        self._rates = Rates(ground.mint.now)
        self._counter = Counter(ground)
        self._methods = {
            **METHODS,
            "oauth.v2.access": Method(lambda ask: self._counter.access(ask.args), auth="client"),
        }
        self.busy = 0

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self.api),
            web.get("/oauth/v2/authorize", self._counter.page),
            web.get("/socket/{ticket}", self.socket),
            web.post("/respond/{line}", self.respond),
        ]

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        return await self._ground.sockets.serve(request)

    async def respond(self, request: web.Request) -> web.Response:
        """An answer to a response url, outside the Web API: no token, the url itself is the pass."""
        line = request.match_info["line"]
        args = await read_args(request)
        try:
            answer_line(self._ground, line, args)
        except SlackError as refusal:
            gone = refusal.error in {"expired_url", "used_url", "invalid_url"}
            status = 404 if gone else 400
            self._write_down("response_url", args, refusal.answer(), status, "")
            self._ground.complain(f"An answer to a response url was refused: {refusal.error}.")
            return web.json_response(refusal.answer(), status=status)
        self._write_down("response_url", args, {"ok": True}, 200, "")
        return web.Response(text="ok")

    async def api(self, request: web.Request) -> web.StreamResponse:
        self.busy += 1
        try:
            return await self._api(request)
        except Cut:
            return _hang_up(request)
        finally:
            self.busy -= 1

    async def _api(self, request: web.Request) -> web.Response:
        name, args, team = request.match_info["method"], {}, ""
        scopes: dict[str, str] = {}
        try:
            args = await read_args(request)
            method = self._method(name)
            workspace = self._authorised(request, args, method)
            team = workspace.id
            scopes = {"x-oauth-scopes": ",".join(sorted(workspace.scopes or ALL_SCOPES))}
            status, answer, headers = await self._run(name, method, Ask(self._ground, args, workspace))
        except SlackError as refusal:
            status, answer, headers = 200, refusal.answer(), {}
        self._write_down(name, args, answer, status, team)
        return web.Response(body=orjson.dumps(answer), status=status, headers=scopes | headers, content_type=JSON_BODY)

    async def _run(self, name: str, method: Method, ask: Ask) -> tuple[int, Json, dict[str, str]]:
        ground = self._ground
        struck = ground.faults.strike(name)
        for rule in struck:
            await self._before(rule, name, ask)
        wait = self._rates.wait(name, ask.workspace.id, ask.text("channel")) if ground.faults.real_rates else 0
        limited = next((rule.seconds for rule in struck if rule.trouble == "limited"), wait)
        if limited:
            return TOO_MANY, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(max(1, round(limited)))}
        if any(rule.trouble == "broken" for rule in struck):
            return 500, {"ok": False, "error": "internal_error"}, {}
        answer = {"ok": True, **method.run(ask)}
        if any(rule.trouble == "cut_after" for rule in struck):
            self._write_down(name, ask.args, answer, 0, ask.workspace.id)
            raise Cut
        return 200, answer, {}

    async def _before(self, rule: Rule, name: str, ask: Ask) -> None:
        if rule.trouble == "slow":
            await self._ground.sleep(rule.seconds)
        if rule.trouble == "error":
            raise SlackError(rule.error)
        if rule.trouble == "cut_before":
            self._write_down(name, ask.args, {}, 0, ask.workspace.id)
            raise Cut

    def _authorised(self, request: web.Request, args: Json, method: Method) -> Workspace:
        given = request.headers.get("authorization", "")
        token = given.removeprefix("Bearer ").strip() or str(args.get("token", ""))
        args.pop("token", None)
        ground = self._ground
        teams = list(ground.workspaces.values())
        if method.auth == "none":
            return teams[0]
        if method.auth == "client":
            return teams[0] if _is_client(given, ground.app) else _refuse_client()
        if not token:
            raise SlackError("not_authed")
        if method.auth == "app":
            return teams[0] if token == ground.app.token else _refuse_token(token, "xoxb-")
        return _allowed(self._of_token(token, args), method)

    def _of_token(self, token: str, args: Json) -> Workspace:
        """Whose token it is; one of a whole enterprise works where the channel or the person is."""
        teams = [each for each in self._ground.workspaces.values() if token in (each.bot_token, *each.former)]
        if not teams:
            _refuse_token(token, "xapp-")
        channel = self._ground.find_channel(str(args.get("channel", "")))
        person = self._ground.people.get(str(args.get("user") or args.get("user_id") or ""))
        homes = {str(args.get("team_id", "")), *(channel.workspaces() if channel else ())}
        homes |= {person.workspace} if person else set()
        team = next((each for each in teams if each.id in homes), teams[0])
        ends = team.former.get(token, team.token_until)
        if ends and ends < self._ground.mint.now():
            raise SlackError("token_expired")
        return team

    def _method(self, name: str) -> Method:
        if name not in self._methods:
            raise SlackError("unknown_method", req_method=name)
        return self._methods[name]

    def _write_down(self, method: str, args: Json, answer: Json, status: int, team: str) -> None:
        call = Call(method, args, answer, status, team, self._ground.mint.now())
        self._ground.journal.add(call)


def _allowed(team: Workspace, method: Method) -> Workspace:
    if not team.installed:
        raise SlackError("account_inactive")
    if team.scopes is not None and method.scopes and team.scopes.isdisjoint(method.scopes):
        needed, provided = ",".join(method.scopes), ",".join(sorted(team.scopes))
        raise SlackError("missing_scope", needed=needed, provided=provided)
    return team


def _is_client(given: str, app: App) -> bool:
    return given == aiohttp.encode_basic_auth(app.client_id, app.client_secret)


def _refuse_client() -> NoReturn:
    raise SlackError("bad_client_secret")


def _refuse_token(token: str, other_kind: str) -> NoReturn:
    raise SlackError("not_allowed_token_type" if token.startswith(other_kind) else "invalid_auth")


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Reset the connection instead of answering."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
