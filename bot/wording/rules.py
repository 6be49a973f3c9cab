"""Who counts, in words, and the form that changes it: only what the platform tells of people is spoken of."""

from collections.abc import Collection, Iterator

from bot.actions import Action
from bot.cards import Block, Button, Buttons, Card, Choice, Lead, Line, Quiet, Role, Text, said
from bot.forms import ChoiceField, Field, Form, RoleField, TextField
from bot.voters import Trait
from bot.wording.words import Words
from bot.workspaces import Leavers, VotingRules

YES, NO = "yes", "no"
MOST_FIELDS = 5
"""as many as a form takes on the tightest platform (Discord: five parts of a modal)"""


def rules_card(words: Words, rules: VotingRules, tells: Collection[Trait], *, changeable: bool) -> Card:
    lines = [line for line in _lines(words, rules, tells) if said(line)]
    later = words.say(
        "New rules soon apply to everybody, as the reactions are read again; to those who voted by button, when they "
        "vote next."
    )
    change = (Buttons((Button(words.say("Change the rules"), Action("edit_rules")),)),) if changeable else ()
    blocks: list[Block] = [Lead((words.say("Who counts here"),)), *map(Text, lines), Quiet((later,)), *change]
    plain = " ".join(said(tuple(span for span in line if not isinstance(span, Role))).strip() for line in lines)
    return Card(words.say("Voting rules"), plain, tuple(blocks))


def _lines(words: Words, rules: VotingRules, tells: Collection[Trait]) -> Iterator[Line]:
    yield (words.say("Bots never count."),)
    yield from _ages(words, rules, tells)
    if Trait.GUESTS in tells:
        yield (words.say("Guests count.") if rules.guests else words.say("Guests do not count."),)
    if Trait.OUTSIDE in tells:
        yield (
            words.say("People from outside count, as their own team.")
            if rules.outside
            else words.say("People from outside do not count."),
        )
    if Trait.ROLES in tells and rules.roles:
        roles = [part for role in sorted(rules.roles) for part in (" ", Role(role))]
        yield (words.say("Only people with certain roles count."), *roles)
    yield (_leavers(words, rules.left),)
    if Trait.BANS in tells:
        yield (_banned(words, rules.banned),)


def _ages(words: Words, rules: VotingRules, tells: Collection[Trait]) -> Iterator[Line]:
    if Trait.ACCOUNT_AGE in tells and rules.account_days:
        yield (words.say("A vote needs an account of at least {days} days.", days=rules.account_days),)
    if Trait.MEMBER_AGE in tells and rules.member_days:
        yield (words.say("A vote needs a membership of at least {days} days.", days=rules.member_days),)


def _leavers(words: Words, what: Leavers) -> str:
    if what is Leavers.KEEP:
        return words.say("Votes of people who leave stay.")
    return words.say("Votes of people who leave are dropped.")


def _banned(words: Words, what: Leavers) -> str:
    if what is Leavers.KEEP:
        return words.say("Votes of people who are banned stay.")
    return words.say("Votes of people who are banned are dropped.")


def rules_form(words: Words, rules: VotingRules, tells: Collection[Trait]) -> Form:
    fields = tuple(_fields(words, rules, tells))[:MOST_FIELDS]
    return Form(words.say("Voting rules"), words.say("Save"), Action("set_rules"), fields)


def _fields(words: Words, rules: VotingRules, tells: Collection[Trait]) -> Iterator[Field]:
    yes_no = (Choice(words.say("Yes"), YES), Choice(words.say("No"), NO))
    fates = (Choice(words.say("Keep their votes"), Leavers.KEEP), Choice(words.say("Drop their votes"), Leavers.DROP))
    if Trait.ROLES in tells:
        hint = words.say("Only people with one of these count; nobody is left out while none is chosen.")
        yield RoleField("roles", words.say("Roles that count"), tuple(sorted(rules.roles)), hint)
    if Trait.ACCOUNT_AGE in tells:
        yield _days("account_days", words.say("Least age of an account, in days"), rules.account_days)
    if Trait.MEMBER_AGE in tells:
        yield _days("member_days", words.say("Least membership, in days"), rules.member_days)
    if Trait.GUESTS in tells:
        yield ChoiceField("guests", words.say("Do guests count?"), yes_no, (YES if rules.guests else NO,))
    if Trait.OUTSIDE in tells:
        outside = words.say("Do people from outside count?")
        yield ChoiceField("outside", outside, yes_no, (YES if rules.outside else NO,))
    yield ChoiceField("left", words.say("When somebody leaves"), fates, (rules.left,))
    if Trait.BANS in tells:
        yield ChoiceField("banned", words.say("When somebody is banned"), fates, (rules.banned,))


def _days(name: str, label: str, days: int) -> TextField:
    return TextField(name, label, str(days), longest=4)
