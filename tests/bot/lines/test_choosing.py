"""Which sentence becomes the line, case by case: each way in which a review can mislead."""

from bot.lines import one_line
from bot.lines.sentences import sentences


def line(text: str, verdict: str) -> str:
    """The line of a review."""
    return one_line(text, verdict=verdict).text


def test_a_bare_verdict_takes_the_sentence_before_it() -> None:
    """“Skip.” alone says nothing; its reason stands in front."""
    said = line("It is pretty. It breaks whenever a checkout page moves a button. Skip.", "skip")

    assert said == "Breaks whenever a checkout page moves a button. Skip."


def test_a_bare_verdict_may_come_before_its_reason() -> None:
    """What follows “Ship.” is its reason when what stands before is none."""
    said = line(
        "The ninth take grew a sixth finger. Ship. The character survives the cut and editors do the rest.", "ship"
    )

    assert said == "Ship. The character survives the cut and editors do the rest."


def test_an_exception_is_no_reason() -> None:
    """“Everywhere else: ship” has its reason in front of the exception."""
    said = line(
        "A page costs 2k tokens and clicks land on the right buttons. "
        "It's slow on canvas apps, where there is nothing to read. Everywhere else: ship.",
        "ship",
    )

    assert said == "A page costs 2k tokens and clicks land on the right buttons."


def test_a_reason_that_is_denied_is_passed_over() -> None:
    """“Fast is not why I ship it” takes the sentence before it out of the running."""
    said = line(
        "Fast is the headline: 80 packages in 400 ms. Fast is not why I ship it, though. "
        "One static binary replaced four tools and a shell script.",
        "ship",
    )

    assert said == "One static binary replaced four tools and a shell script."


def test_a_verdict_for_one_thing_alone_points_at_where_it_was_told() -> None:
    """“For the stack trace alone” is explained where the stack trace was."""
    said = line(
        "Local and remote share the same stack trace. Logs arrive late. Easy ship, for the stack trace alone.", "ship"
    )

    assert said == "Local and remote share the same stack trace."


def test_what_they_ship_is_no_verdict() -> None:
    """“They ship a launch week” never becomes an order to ship."""
    text = "They ship a launch week and it has never lost a row of mine."

    assert line(text, "ship") == text


def test_a_denied_because_is_not_cut_off_its_denial() -> None:
    """“I don't ship it because it's exciting” never becomes “Exciting”."""
    said = line(
        "I don't ship it because it's exciting; I ship it because when a reviewer asks how figure 3 was made, "
        "the answer is a link.",
        "ship",
    )

    assert said == "I ship it because when a reviewer asks how figure 3 was made, the answer is a link."


def test_every_it_of_a_list_goes_or_none() -> None:
    """“It joins, it talks, it books” without its first “it” has none at all."""
    said = line(
        "It joins the call, it talks over the customer, it books the follow-up with the wrong person (twice), "
        "and it costs $600/seat/yr.",
        "skip",
    )

    assert said == (
        "Joins the call, talks over the customer, books the follow-up with the wrong person (twice), "
        "and costs $600/seat/yr."
    )


def test_an_aside_between_dashes_is_no_seam() -> None:
    """“… – we do – then …” is not cut at “we do”."""
    said = line(
        "If you deploy to Workers, Deno and Node from one codebase – we do – then the 14 kB router with no dependencies "
        "is the only thing that ran unchanged on all three.",
        "ship",
    )

    assert said == "The 14 kB router with no dependencies is the only thing that ran unchanged on all three."


def test_milliseconds_end_a_sentence() -> None:
    """“200 ms.” is a unit; “Ms. Lee” is a person."""
    found = sentences("A cold one wakes in 200 ms. Ms. Lee timed it.")

    assert [sentence.text for sentence in found] == ["A cold one wakes in 200 ms.", "Ms. Lee timed it."]
