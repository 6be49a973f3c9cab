"""Forms as Slack's modals, and what comes back from them."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from adapters.playground.slack.checks.surfaces import check_view
from adapters.slack.forms import Kept, kept, modal, values
from adapters.slack.limits import most
from bot.actions import Action
from bot.cards import Choice
from bot.forms import ChoiceField, Form, TextField
from tests.adapters.slack.nasty import forms

CAST = Action("cast", ("a", "b"))
TOOLS = (Choice("A", "a"), Choice("B", "b"))


def test_a_few_choices_are_boxes_and_many_are_a_menu() -> None:
    """What can be seen at a glance is not hidden behind a menu."""
    many = tuple(Choice(str(n), str(n)) for n in range(11))
    kinds = [
        modal(Form("T", "Go", CAST, (ChoiceField("x", "L", choices, many=several),)))["blocks"][0]["element"]["type"]
        for choices, several in ((TOOLS, True), (many, True), (TOOLS, False), (many, False))
    ]

    assert ["checkboxes", "multi_static_select", "radio_buttons", "static_select"] == kinds


def test_a_modal_remembers_where_it_was_opened() -> None:
    """Slack tells no channel with a submission; the modal brings it back, with what it is for."""
    view = modal(Form("T", "Go", CAST, ()), channel="C1", message="1.2", thread="1.1", line="https://respond.example/1")

    assert Kept("v1:cast:a:b", "C1", "1.2", "1.1", "https://respond.example/1") == kept(view["private_metadata"])
    assert CAST == Kept("v1:cast:a:b").action


def test_a_line_that_does_not_fit_is_left_out() -> None:
    """The rest matters more than a way to whisper."""
    view = modal(Form("T", "Go", CAST, ()), channel="C1", line="x" * most("view.private_metadata"))

    assert Kept("v1:cast:a:b", "C1") == kept(view["private_metadata"])


def test_a_modal_of_somebody_else_is_nobodys() -> None:
    """Whatever stands in it."""
    assert [None] * 4 == [kept(text) for text in ("", "[]", '{"a":1}', "[1,2,3,4,5]")]


def test_values_come_back_by_field_name() -> None:
    """Typed text as it is, several choices joined by commas, nothing chosen as nothing."""
    state: dict[str, dict[str, dict[str, Any]]] = {
        "field:note": {"input": {"type": "plain_text_input", "value": "hello, you"}},
        "field:none": {"input": {"type": "plain_text_input", "value": None}},
        "field:ship": {"input": {"type": "checkboxes", "selected_options": [{"value": "a"}, {"value": "b"}]}},
        "field:one": {"input": {"type": "radio_buttons", "selected_option": {"value": "a"}}},
        "field:open": {"input": {"type": "static_select", "selected_option": None}},
        "other": {"x": {"value": "not ours"}},
    }

    assert {"note": "hello, you", "none": "", "ship": "a,b", "one": "a", "open": ""} == values(state)


def test_what_stands_in_a_field_and_what_is_chosen_is_shown() -> None:
    """Editing starts from what is there."""
    fields = (TextField("t", "L", "old", size="paragraph"), ChoiceField("c", "L", TOOLS, ("b",)))
    typed, chosen = (block["element"] for block in modal(Form("T", "Go", CAST, fields))["blocks"])

    assert ("old", True, "b") == (typed["initial_value"], typed["multiline"], chosen["initial_option"]["value"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms)
def test_slack_accepts_every_form(form: Form) -> None:
    """No limit of a view is broken, whatever the form holds."""
    assert [] == check_view(modal(form, channel="C1", line="https://respond.example/1"), "modal")
