"""SQLAlchemy's connections that await, without the mapping of objects that comes with them: the store maps none.

It is a twelfth of a start. Whoever asks for a session, as the job engine does, gets it then.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

PACKAGE = "sqlalchemy.ext.asyncio"
MAPPING = (f"{PACKAGE}.session", f"{PACKAGE}.scoping")


class _Unread(ModuleType):
    """Has whatever is imported from it; nothing of it is ever used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def _load() -> None:
    """Before anybody else imports the package; afterwards it is too late, and nothing is done."""
    if PACKAGE in sys.modules:
        return
    stands = {name: _Unread(name) for name in MAPPING}
    sys.modules.update(stands)
    try:
        package = import_module(PACKAGE)
    finally:
        for name in stands:
            del sys.modules[name]
    for name, value in list(vars(package).items()):
        if isinstance(value, _Unread):
            delattr(package, name)
    package.__dict__["__getattr__"] = _found


def _found(name: str) -> Any:
    """What was left out, from the module that has it."""
    if not name.startswith("__"):
        for module in map(import_module, MAPPING):
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(name)


_load()
