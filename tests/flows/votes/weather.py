"""Faults by name, for both chats at once: what becomes of events, of lines, of questions."""

from tests.flows.votes.discord_chat import DiscordChat
from tests.flows.votes.slack_chat import SlackChat

MOMENT = 0.05
"""seconds; everything that is late or asks for patience stays within what a test can wait for"""


class Weather:
    def __init__(self, slack: SlackChat, discord: DiscordChat) -> None:
        self._slack = slack.slack
        self._discord = discord.discord
        self.patient = False

    async def turn(self, what: str, how: int) -> None:
        """`how` chooses among the variants of a fault."""
        kind, _, _ = what.partition(" ")
        if kind == "events":
            self._events(what)
        elif what.startswith(("lines", "session")):
            await self._lines(what, how)
        else:
            self._questions(what, how)

    def lose(self, share: float) -> None:
        """So many of the events reach nobody."""
        self._slack.faults.lost = self._discord.faults.lost = share

    def clear(self) -> None:
        self._slack.faults.clear()
        self._discord.faults.clear()

    def _events(self, what: str) -> None:
        match what:
            case "events late":
                self._slack.faults.late = self._discord.faults.late = MOMENT
            case "events doubled":
                self._slack.faults.doubled = self._discord.faults.doubled = 0.5
            case "events retried":
                self._slack.faults.retried = 0.5
            case "events lost":
                self.lose(0.5)
            case _:  # held until somebody lets them go
                self._slack.faults.held = self._discord.faults.held = True

    async def _lines(self, what: str, how: int) -> None:
        match what:
            case "lines cut":
                self._slack.sockets.cut_all()
                await self._discord.hub.cut(0 if how % 2 else 4000)
            case "session over":
                self._slack.faults.socket_cut_before = self._slack.faults.socket_cut_after = 0.2
                if how % 2:
                    self._discord.hub.invalidate(resumable=False)
                else:
                    self._discord.faults.resumes_refused = True
                    await self._discord.hub.cut()
            case "lines recycled":
                await self._slack.refresh_sockets()
                self._discord.hub.reconnect()
            case _:  # refused
                if self.patient:
                    self._slack.faults.opens_fail = 1  # which the SDK tries again after ten seconds
                    self._slack.sockets.cut_all()
                self._discord.faults.resume_down = True
                await self._discord.hub.cut()

    def _questions(self, what: str, how: int) -> None:
        slack, discord = self._slack.faults, self._discord.faults
        method = ("reactions.get", "reactions.add", "chat.update", "users.info", "*")[how % 5]
        request = ("GET .*/reactions", "GET .*/messages/", "PUT .*/reactions", "PATCH ", "GET .*/members/")[how % 5]
        match what:
            case "limited":
                slack.on(method, "limited", times=2, seconds=MOMENT)
                discord.on(request, "limited", times=2, seconds=MOMENT)
            case "cut before":
                slack.on(method, "cut_before", times=2)
                discord.on(request, "cut_before", times=2)
            case "cut after":
                slack.on(method, "cut_after", times=2)
                discord.on(request, "cut_after", times=2)
            case "failing":
                slack.on(method, "error", times=2)
                discord.on(request, "down", times=2)
            case "partial":
                slack.users_shown, slack.full_lies = 1, True
                discord.on("GET .*/reactions", "truncated", times=4)
            case _:  # empty
                slack.users_shown, slack.full_lies = 0, True
                discord.on("GET .*/(reactions|messages/)", "empty", times=2)
