"""What counts as the reason of a verdict, and what only stands beside it."""

from bot.lines import one_line


def line(text: str, verdict: str) -> str:
    """The line of a review."""
    return one_line(text, verdict=verdict).text


def test_a_claim_is_no_reason_for_a_bare_verdict() -> None:
    """“They call it collaboration. Skip.”: the reason is what was told before they called it something."""
    said = line(
        "The bot joins before you do. It recorded a call after the host had declined. "
        "They call it collaboration. Skip.",
        "skip",
    )

    assert "recorded a call after the host had declined" in said
    assert "They call it" not in said


def test_an_order_that_says_the_verdict_is_no_advice() -> None:
    """“As a tool for drafts it pays for itself; ship it” decides, though advice begins like that."""
    said = line(
        "It writes the code that I would have written. State management is where it falls over, so I do that by hand. "
        "As a machine for first drafts it pays for itself in one sprint; ship it and keep your own store.",
        "ship",
    )

    assert said.startswith("As a machine for first drafts it pays for itself")


def test_a_verdict_that_says_why_takes_no_lesser_fact() -> None:
    """“My double speaks Korean” adds nothing to a verdict with its reason."""
    said = line(
        "My double speaks Korean, which I don't. As long as consent can be faked in an afternoon the rest is a detail, so "
        "this is a skip.",
        "skip",
    )

    assert said.startswith("As long as consent can be faked in an afternoon")


def test_what_is_pointed_at_may_stand_in_the_same_sentence() -> None:
    """“… and I ship on that thesis” needs no sentence before it when the thesis stands in front of the “and”."""
    said = line(
        "Hosting a million models nobody downloads costs real money. Whoever owns the place where weights are exchanged "
        "will own the rules of the next decade, and I ship on that thesis. Search could be better.",
        "ship",
    )

    assert said.startswith("Whoever owns the place where weights are exchanged")


def test_the_reason_wins_even_where_it_has_no_seam() -> None:
    """A sentence that clearly carries the reason is cut at a comma rather than lost to one that says nothing."""
    said = line(
        "I have spent a year trying to replace it. Nothing else I measured stays under six percent errors on four people "
        "talking over each other, and so, silence or not, I ship it. Strip the silence first.",
        "ship",
    )

    assert said == "Nothing else I measured stays under six percent errors on four people talking over each other."
