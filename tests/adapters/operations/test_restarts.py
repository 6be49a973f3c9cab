"""What is remembered of earlier starts."""

from pathlib import Path

from adapters.operations.restarts import Starts, starts_file

NOW = 1_800_000_000.0


def test_a_bot_that_keeps_failing_waits_longer_and_longer(tmp_path: Path) -> None:
    """Each process reads what the ones before it wrote."""
    waits = [Starts(tmp_path / "bot.starts").begin(NOW) for _ in range(8)]

    assert [0.0] * 5 == waits[:5]
    assert sorted(waits) == waits
    assert waits[-1] > waits[5] > 0


def test_a_start_that_ended_in_order_is_forgiven(tmp_path: Path) -> None:
    """However often an operator restarts it, nobody waits."""
    starts = Starts(tmp_path / "bot.starts")
    waits = []
    for _ in range(20):
        waits.append(starts.begin(NOW))
        starts.forgive()

    assert not any(waits)


def test_an_hour_later_it_is_forgotten(tmp_path: Path) -> None:
    """The file does not grow."""
    path = tmp_path / "bot.starts"
    for _ in range(9):
        Starts(path).begin(NOW)

    assert 0.0 == Starts(path).begin(NOW + 5 * 3600)
    assert 1 == len(path.read_text().split())


def test_a_broken_or_forbidden_file_is_no_reason_not_to_start(tmp_path: Path) -> None:
    """It is worth less than the bot."""
    path = tmp_path / "bot.starts"
    path.write_text("not a moment")

    assert 0.0 == Starts(path).begin(NOW)
    assert 0.0 == Starts(tmp_path / "nowhere" / "bot.starts").begin(NOW)


def test_it_lies_beside_the_database() -> None:
    """With a database server each machine has its own, in the folder it works in."""
    assert Path("/data/verdict.starts") == starts_file("/data/verdict.db")
    assert starts_file(None).name == str(starts_file(None))
