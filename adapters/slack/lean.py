"""The SDK's awaiting calls, without its client that blocks and its builders of cards: this bot asks for neither.

They are three megabytes. Bolt, which asks for all of it, gets it when it is loaded.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

PACKAGE = "slack_sdk"
SYNC = (f"{PACKAGE}.web.client", f"{PACKAGE}.webhook")
MODELS = f"{PACKAGE}.models"
BUILT = {
    f"{MODELS}.attachments": ("Attachment",),
    f"{MODELS}.blocks": ("Block",),
    f"{MODELS}.messages.chunk": ("Chunk",),
    f"{MODELS}.metadata": ("EntityMetadata", "EventAndEntityMetadata", "Metadata"),
}
"""what the SDK looks for among the arguments of each call"""


class _Built(type):
    """Stands for a class of builders: until its module is loaded nothing can be an instance of it."""

    def __instancecheck__(cls, one: object) -> bool:
        loaded = sys.modules.get(cls.__module__)
        return loaded is not None and isinstance(one, getattr(loaded, cls.__name__))


class _Unread(ModuleType):
    """Has whatever is imported from it; nothing of it is ever used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


@contextmanager
def _left_out() -> Iterator[None]:
    """For whoever imports the package first; afterwards it is too late, and nothing is done."""
    if PACKAGE in sys.modules:
        yield
        return
    stands: dict[str, ModuleType] = {name: _Unread(name) for name in (*SYNC, MODELS, f"{MODELS}.messages")}
    for name, classes in BUILT.items():
        stands[name] = ModuleType(name)
        vars(stands[name]).update({one: _Built(one, (), {"__module__": name}) for one in classes})
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name in stands:
            del sys.modules[name]
    for package in (PACKAGE, f"{PACKAGE}.web"):
        _mend(sys.modules[package])


def _mend(package: ModuleType) -> None:
    """What was left out is found by whoever asks for it."""
    for name, value in list(vars(package).items()):
        if isinstance(value, _Unread):
            delattr(package, name)

    def found(name: str) -> Any:
        if not name.startswith("__"):
            for module in map(import_module, SYNC):
                if hasattr(module, name):
                    return getattr(module, name)
        raise AttributeError(name)

    package.__dict__["__getattr__"] = found


with _left_out():
    from slack_sdk.errors import SlackApiError, SlackClientError
    from slack_sdk.web.async_base_client import AsyncBaseClient

__all__ = ["AsyncBaseClient", "SlackApiError", "SlackClientError"]
