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


def test_a_short_verdict_stands_beside_its_fact() -> None:
    """Where there is room, the fact is told too; what grants the other side something is passed over."""
    said = line(
        "Our Spanish course went out in two days for $31, and the students asked who the narrator was. "
        "Voice cloning keeps their lawyers awake, and should. "
        "When the saving is 97 percent the decision makes itself: ship.",
        "ship",
    )

    assert said == (
        "Our Spanish course went out in two days for $31. When the saving is 97 percent the decision makes itself: ship."
    )


def test_a_grudge_is_no_reason() -> None:
    """A bare “Ship.” goes back over what costs something to what speaks for it."""
    said = line(
        "It opens our largest file in a second and never lost an edit. "
        "Model names drift from the upstream ones, which cost me an hour. Ship.",
        "ship",
    )

    assert "opens our largest file" in said.casefold()
    assert "drift" not in said


def test_a_condition_may_go_when_nothing_else_makes_room() -> None:
    """A long “When …, …” keeps its main clause rather than losing to a worse sentence."""
    said = line(
        "The deck said that software would be as easy as ordering pizza. "
        "When an AI company's margin turns out to be seven hundred engineers in another time zone, "
        "what you buy is an agency with a worse contract. There are good agencies.",
        "skip",
    )

    assert said == "What you buy is an agency with a worse contract."


def test_an_announcement_is_never_the_line() -> None:
    """“The future state where this is infrastructure:” says only that something will be said."""
    said = line(
        "This tool is on-time to the long-context trend and early to the autonomous-execution trend. "
        "The future state where this is infrastructure: every CI/CD pipeline has a step that reviews the full diff "
        "against the full codebase before merge.",
        "ship",
    )

    assert not said.startswith("The future state")


def test_what_would_have_to_be_true_is_not_told_as_true() -> None:
    """“What would earn the ship:” is a wish; what stands behind it is no fact."""
    said = line(
        "A company with a font cannot use its font. "
        "What would earn the ship: one customer who replaced an agency with it, and I have asked for one since spring.",
        "skip",
    )

    assert not said.startswith("One customer")


def test_what_stands_before_a_but_is_granted_and_no_reason() -> None:
    """A verdict goes back to the sentence that turns, and not past it."""
    said = line(
        "The plan it drew from my issue was nicer than the issue. "
        "But I spend the saved typing on correcting its steps. Skip it until the plan runs.",
        "skip",
    )

    assert "nicer" not in said


def test_a_subject_may_be_a_list() -> None:
    """“Taxes, disputes and a second currency” belong to their verb; “a day is what decides” is nothing alone."""
    said = line(
        "Taxes, disputes and a second currency took one engineer one day, and a day is what decides for a company of "
        "five: ship it. Read the reserve clause.",
        "ship",
    )

    assert said.startswith("Taxes, disputes and a second currency took one engineer one day")


def test_a_time_in_front_needs_no_second_clause() -> None:
    """“After six months our cycle is shorter” ends where it ends; what follows points back at it."""
    said = line(
        "There are religions with fewer opinions. After six months our cycle time is down by a third and nobody has asked "
        "for a training day, and those are the two things I measure. Ship it.",
        "ship",
    )

    assert said.startswith("After six months our cycle time is down by a third")


def test_a_thing_that_is_described_is_no_clause() -> None:
    """“For every journal that ever rejected me” has a verb that says nothing of the subject."""
    said = line(
        "Word hangs when a document has more than 400 references, and mine has. "
        "Fifteen years of PDFs, notes and a plug-in for every journal that ever rejected me, and it has never asked for "
        "money or lost a page: ship.",
        "ship",
    )

    assert said == "Has never asked for money or lost a page: ship."


def test_why_it_ships_is_dropped_whole() -> None:
    """“…, and that is why I'm shipping it” says nothing that the label does not."""
    tails = (
        "and that is why I'm shipping it.",
        "which is why it's a ship from me.",
        "which is the whole case for shipping it.",
    )
    for tail in tails:
        said = line(f"The lockfile is readable now. Everything I used six tools for is one executable, {tail}", "ship")

        assert said.endswith("Everything I used six tools for is one executable.")


def test_advice_behind_the_reason_is_not_the_line() -> None:
    """“Use a voice detector in front” tells what to do, not why."""
    said = line(
        "It invents thank-yous in silence, and one of them ended up in minutes. "
        "I ran it on nine hours of Swabian and it beat two paid services by half the errors, for the price of the "
        "electricity. Use a voice detector in front and the thank-yous go away.",
        "ship",
    )

    assert "nine hours of Swabian" in said


def test_a_place_is_left_out_whole_with_what_happens_there() -> None:
    """“…, in a place where shops already pay” has a verb, and yet may go; the reason before it stays."""
    said = line(
        "Product texts are like everyone else's, and buyers don't read them. What matters is that it changes a shipping "
        "rule, a discount and a theme in one sentence, in a place where a million shops already pay. "
        "That's distribution, so ship.",
        "ship",
    )

    assert "changes a shipping rule, a discount and a theme in one sentence." in said
