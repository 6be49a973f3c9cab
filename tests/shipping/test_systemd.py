"""The systemd unit: accepted by systemd, confined, and restarted only when that helps."""

import re
from pathlib import Path

from adapters.operations.serving import GRACE
from main import BAD_SETTINGS
from tests.shipping.files import DOCKER, judged

UNIT = DOCKER / "systemd" / "verdict.service"
TEXT = UNIT.read_text(encoding="utf-8")
WORST_EXPOSURE = 2.0
"""of 10, as `systemd-analyze security` counts"""


def _said(key: str) -> list[str]:
    return re.findall(rf"(?m)^{key}=(.*)$", TEXT)


def test_systemd_would_take_it(tmp_path: Path) -> None:
    """With a program that exists on this machine in the place of the bot."""
    unit = tmp_path / UNIT.name
    unit.write_text(TEXT.replace("/opt/verdict/bin/verdict run", "/bin/true"), encoding="utf-8")
    verdict = judged("systemd-analyze", "verify", str(unit))

    assert (0, "") == (
        verdict.returncode,
        "".join(line for line in verdict.stderr.splitlines(keepends=True) if unit.name in line),
    )


def test_systemd_finds_it_well_confined() -> None:
    """Exposure is far below what it calls medium."""
    verdict = judged("systemd-analyze", "security", "--offline=true", "--no-pager", str(UNIT))
    level = re.search(r"exposure level for verdict\.service: ([\d.]+)", verdict.stdout)

    assert level, verdict.stderr
    assert float(level[1]) <= WORST_EXPOSURE


def test_a_wrong_setting_is_not_tried_again() -> None:
    """Everything else is, for ever."""
    assert ["on-failure"] == _said("Restart")
    assert [str(BAD_SETTINGS)] == _said("RestartPreventExitStatus")
    assert ["0"] == _said("StartLimitIntervalSec")


def test_there_is_time_to_drain() -> None:
    """Systemd kills later than the bot takes at most."""
    assert GRACE + 2 <= float(_said("TimeoutStopSec")[0])


def test_the_bot_is_nobody_and_writes_only_to_its_state() -> None:
    """Its working folder, where the database is kept by default, is the one folder that it may write."""
    assert ["yes"] == _said("DynamicUser")
    assert ["verdict"] == _said("StateDirectory")
    assert ["%S/verdict"] == _said("WorkingDirectory")
    assert ["strict"] == _said("ProtectSystem")
