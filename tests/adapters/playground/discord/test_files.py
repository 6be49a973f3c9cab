"""Files that go along with a message: what is announced has to come, and what came has to be shown."""

import pytest

from adapters.playground.discord.judge.strict import Strict
from adapters.playground.discord.wire import Call, Json, Upload

CSV = Upload("files[0]", "me.csv", b"a,b\n")
SHOWN: Json = {"type": 13, "file": {"url": "attachment://me.csv"}}
TOLD: Json = {"attachments": [{"id": 0, "filename": "me.csv"}]}
ROUTE = "POST /interactions/{interaction}/{token}/callback"


def _wrong(form: Json, *files: Upload) -> str:
    body = {"type": 4, "data": {"flags": (1 << 15) | 64, "components": [{"type": 10, "content": "x"}], **form}}
    return "; ".join(Strict().request(Call("POST", "", body=body, files=files, route=ROUTE)))


def test_a_file_that_is_announced_sent_and_shown_is_taken() -> None:
    """In the first answer as elsewhere."""
    assert "" == _wrong({**TOLD, "components": [SHOWN]}, CSV)


@pytest.mark.parametrize(
    ("form", "files", "said"),
    [
        pytest.param({**TOLD, "components": [SHOWN]}, (), "did not come", id="announced-only"),
        pytest.param({"components": [SHOWN]}, (), "did not come along", id="shown-only"),
        pytest.param(TOLD, (CSV,), "is in no component", id="not-shown"),
    ],
)
def test_whatever_is_missing_is_said(form: Json, files: tuple[Upload, ...], said: str) -> None:
    """As Discord refuses it, or keeps the file from everybody's sight."""
    assert said in _wrong(form, *files)
