"""An administrator in each chat, and a house with a workspace next door."""

import pytest

from tests.flows.catalog.editors import DiscordEditor, Editor, SlackEditor
from tests.flows.house import House
from tests.flows.install.conftest import shop

__all__ = ["shop"]


@pytest.fixture(params=[SlackEditor, DiscordEditor], ids=["slack", "discord"])
def editor(request: pytest.FixtureRequest, house: House) -> Editor:
    """Who may edit the catalogue, as they type, press and fill in on one platform."""
    made: Editor = request.param(house)
    return made
