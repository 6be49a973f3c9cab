"""A story needs a house here too."""

from tests.flows.conftest import house

__all__ = ["house"]
