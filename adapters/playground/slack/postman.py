"""Carries events to the app: with Slack's patience, its retries, and the faults that were asked for."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine

from adapters.playground.slack.faults import Faults
from adapters.playground.slack.parcels import Delivery, Parcel, Receipt, Undelivered

ACK_SECONDS = 3.0  # docs.slack.dev/apis/events-api: answer within three seconds
RETRY_DELAYS = (0.0, 60.0, 300.0)  # … at once, after one minute, after five
IN_FLIGHT = 64

Sleep = Callable[[float], Awaitable[None]]


class Postman:
    def __init__(
        self,
        faults: Faults,
        complain: Callable[[str], None],
        *,
        ack_seconds: float = ACK_SECONDS,
        retry_delays: tuple[float, ...] = RETRY_DELAYS,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.delivery: Delivery | None = None
        self.ack_seconds = ack_seconds
        self.retry_delays = retry_delays
        self.sent = 0
        self.lost = 0
        self._faults = faults
        self._complain = complain
        self._sleep = sleep
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: list[Parcel] = []
        self._places = asyncio.Semaphore(IN_FLIGHT)

    def send(self, parcel: Parcel) -> None:
        """Post an event; it arrives soon, or late, twice or never if the faults say so."""
        self.sent += 1
        faults = self._faults
        if faults.held:
            self._held.append(parcel)
            return
        if faults.happens(faults.lost):
            self.lost += 1
            return
        for _ in range(2 if faults.happens(faults.doubled) else 1):
            self._start(self._carry(parcel, faults.rng.uniform(0, faults.late) if faults.late else 0.0))

    async def ask(self, parcel: Parcel) -> Receipt:
        """Hand over a command or an interaction: once, with a person waiting."""
        if self.delivery is None:
            raise Undelivered("connection_failed")
        return await self.delivery.hand_over(parcel, self.ack_seconds)

    def release(self) -> None:
        """Let the held events go, in an order nobody planned."""
        held, self._held = self._held, []
        self._faults.rng.shuffle(held)
        for parcel in held:
            self._start(self._carry(parcel, 0.0))

    def pending(self) -> bool:
        return bool(self._tasks or self._held)

    async def quiesce(self) -> None:
        """Return when every event has been taken or given up; held ones are let go first."""
        self.release()
        while self._tasks:
            await asyncio.wait(tuple(self._tasks))

    async def stop(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, parcel: Parcel, delay: float) -> None:
        reason, accepted = "", False
        for attempt, wait in enumerate((delay, *self.retry_delays)):
            if wait:
                await self._sleep(wait)
            reason, taken = await self._attempt(parcel.again(attempt, reason))
            accepted = accepted or taken
            if not reason:
                break
        if not accepted:
            self._complain(f"The app never took the event {parcel.label()} ({reason or 'it asked for no retry'}).")

    async def _attempt(self, parcel: Parcel) -> tuple[str, bool]:
        """The reason for another attempt, empty when there is none; and whether the app took this one."""
        async with self._places:
            try:
                receipt = await self.ask(parcel)
            except Undelivered as failure:
                return failure.reason, False
        if receipt.accepted:
            return ("http_timeout" if self._faults.happens(self._faults.retried) else ""), True
        return ("" if receipt.no_retry else "http_error"), False
