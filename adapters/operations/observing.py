"""What an operator may have sent elsewhere: traces and metrics to a collector, failures to Sentry; each by a package of its own."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Protocol

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.operations.logs import Redaction, configure

if TYPE_CHECKING:
    import aiohttp

    from adapters.operations.metrics import Registry
    from bot.ports.meter import Meter
    from bot.ports.platform import Inbound

EXTRAS: Final = {"otlp_endpoint": ("otel", "opentelemetry.exporter.otlp"), "sentry_dsn": ("sentry", "sentry_sdk")}
"""which extra a setting needs, and by what one sees that it is there"""

_DSN: Final = re.compile(r"(https?://[^@/\s]+@[^/\s]+(/\S*)?/\d+)?")
"""docs.sentry.io: where events go, with the project's public key and number"""


class ObservingSettings(BaseSettings):
    """Read from `VERDICT_…` variables; a collector's headers, the service's name and the like from OpenTelemetry's own."""

    model_config = SettingsConfigDict(env_prefix="VERDICT_", frozen=True, extra="ignore")

    otlp_endpoint: str = Field(
        default="",
        pattern=r"^(https?://.+)?$",
        description="an OpenTelemetry collector that takes traces and metrics over HTTP",
    )
    sentry_dsn: SecretStr = Field(default=SecretStr(""), description="the Sentry project that is told of failures")

    @field_validator("sentry_dsn")
    @classmethod
    def _whole(cls, dsn: SecretStr) -> SecretStr:
        if not _DSN.fullmatch(dsn.get_secret_value()):
            raise ValueError("use the project's DSN as Sentry shows it, https://KEY@HOST/NUMBER")
        return dsn

    def missing(self, installed: Callable[[str], bool]) -> Iterable[str]:
        """One sentence for each setting whose extra is not installed."""
        given = {"otlp_endpoint": bool(self.otlp_endpoint), "sentry_dsn": bool(self.sentry_dsn.get_secret_value())}
        for name, (extra, module) in EXTRAS.items():
            if given[name] and not installed(module):
                remedy = f"the extra {extra} (pip install 'verdict-bot[{extra}]')"
                yield f"VERDICT_{name.upper()}: install what sends it, {remedy}, or unset it."


def installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even what is above it
        return False


class Tracer(Protocol):
    """Puts itself around what is called; without a collector nothing is put around anything."""

    def inbound(self, bot: Inbound) -> Inbound: ...
    def meter(self, meter: Meter) -> Meter: ...
    def watch(self, trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig: ...
    def sending(self, metrics: Registry, refresh: Callable[[], Awaitable[object]]) -> AbstractAsyncContextManager[None]:
        """While it is entered; `refresh` brings up to date what is only known when somebody looks."""
        ...


@dataclass(frozen=True, slots=True)
class Untraced:
    def inbound(self, bot: Inbound) -> Inbound:
        return bot

    def meter(self, meter: Meter) -> Meter:
        return meter

    def watch(self, trace: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
        return trace

    def sending(
        self,
        metrics: Registry,  # noqa: ARG002
        refresh: Callable[[], Awaitable[object]],  # noqa: ARG002
    ) -> AbstractAsyncContextManager[None]:
        return nullcontext()


UNTRACED: Final = Untraced()


@asynccontextmanager
async def observed(settings: ObservingSettings, level: str, secrets: Iterable[str]) -> AsyncIterator[Tracer]:
    """What is configured is loaded and told until the end; what is still waiting is then sent."""
    kept = tuple(secrets)
    async with AsyncExitStack() as closing:
        if dsn := settings.sentry_dsn.get_secret_value():
            from adapters.operations.reporting import Reporter  # noqa: PLC0415

            reporter = Reporter(dsn, Redaction(kept))
            closing.push_async_callback(reporter.close)
            configure(level, secrets=kept, report=reporter)
        if not settings.otlp_endpoint:
            yield UNTRACED
            return
        from adapters.operations.tracing import Spans  # noqa: PLC0415

        spans = Spans(settings.otlp_endpoint)
        closing.push_async_callback(spans.close)
        yield spans
