"""Bolt: carries what comes over Socket Mode, and Slack's test of a new address, to the door.

It is loaded where one of them is used: a bot that hears of Slack over HTTP starts without it, as tests/bench measures.
"""

import logging
from collections.abc import Awaitable, Callable

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.answer import Answer
from adapters.slack.blocks import Json
from adapters.slack.installs import Installation

Take = Callable[[Json], Awaitable[Answer]]


class _Before(AsyncMiddleware):
    """Stands before Bolt's own authorisation: reading a payload takes no token, and no question to Slack."""

    def __init__(self, take: Take) -> None:
        self._take = take

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002
    ) -> BoltResponse:
        if req.body.get("type") == "url_verification":
            return await next()
        answer = await self._take(req.body)
        return BoltResponse(status=answer.status, body=answer.body)


def app_of(known: Installation, client: AsyncWebClient, take: Take) -> AsyncApp:
    """Its own checks were made before, or are made at the door."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=known.enterprise or None,
            team_id=known.workspace,
            bot_user_id=known.bot_user,
            bot_id=known.bot_id,
            bot_token=known.token,
        )

    return AsyncApp(
        name="slack_bolt.app",  # Bolt sets the level of the logger of this name: it must be none of ours
        logger=logging.getLogger("slack_bolt"),
        client=client,
        authorize=authorize,
        before_authorize=_Before(take),
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
    )


async def through(app: AsyncApp, body: Json) -> Answer:
    """One payload, through Bolt and all that is added to it."""
    # "socket_mode" means to Bolt that the body is parsed and its sender known, which our own HTTP has seen to.
    answer = await app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
    return Answer(answer.status, answer.body)
