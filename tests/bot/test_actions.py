"""What buttons carry: packed, unpacked, and never trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import LIMIT, Action, unpack

WORDS = st.text(max_size=12)


@given(st.from_regex(r"[a-z]{1,10}", fullmatch=True), st.lists(WORDS, max_size=3))
def test_what_is_packed_is_unpacked(verb: str, args: list[str]) -> None:
    """Whatever the words are: colons, percent signs, emoji."""
    action = Action(verb, tuple(args))
    if action.fits:
        assert action == unpack(action.pack())


@pytest.mark.parametrize("foreign", ["", "v1:", "poll_vote_1", "v0:compare:a", "compare:a:b"])
def test_another_bots_button_is_nobodys_action(foreign: str) -> None:
    """Old versions, other bots and forgeries are told apart from ours."""
    assert unpack(foreign) is None


def test_too_much_for_a_button_is_an_error_that_names_the_verb() -> None:
    """100 characters fit, 101 do not."""
    fits = Action("ask", ("x" * (LIMIT - len("v1:ask:")),))

    assert LIMIT == len(fits.pack())
    with pytest.raises(ValueError, match="ask is 101 characters"):
        Action("ask", (fits.args[0] + "x",)).pack()
