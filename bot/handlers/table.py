"""The COMMANDS table: one row per thing people can type. Manifests, command trees, help and the README come from it."""

from bot.cards import Choice
from bot.catalog.wish import Do
from bot.commands import Command, Option
from bot.settings import BotSettings

_TOOLS = (
    Option("first", "The first tool", "tool"),
    Option("second", "The second tool", "tool"),
    Option("third", "A third tool, if you like", "tool", required=False),
    Option("fourth", "A fourth tool, if you like", "tool", required=False),
)
_DEEDS = tuple(Choice(do, do) for do in Do)


def commands(settings: BotSettings) -> tuple[Command, ...]:
    """The table with the names that the operator chose."""
    return (
        Command(
            verb="compare",
            name=settings.compare_command,
            summary="Two to four AI tools side by side, to vote on",
            usage="A vs B",
            options=_TOOLS,
            top=True,
            examples=("claude 4 opus vs smollm3", "cursor, copilot, windsurf"),
        ),
        Command(
            verb="show",
            name="tool",
            summary="The verdict on one tool",
            usage="TOOL",
            options=(Option("tool", "The tool", "tool"),),
            examples=("smollm3",),
        ),
        Command(
            verb="why",
            name="why",
            summary="What the numbers of a tool rest on",
            usage="TOOL",
            options=(Option("tool", "The tool", "tool"),),
            examples=("claude 4 opus",),
        ),
        Command(
            verb="board",
            name="board",
            summary="The leaderboard, of everything or of one category",
            usage="[here] [CATEGORY]",
            options=(Option("category", "Only this category; begin with here for our votes only", required=False),),
            examples=("models", "here"),
        ),
        Command(
            verb="weekly",
            name="weekly",
            summary="The week's verdicts in this channel: when, about what, and what is next",
            usage="[on DAYS TIME ZONE | off | preview | skip next]",
            options=(
                Option(
                    "wish",
                    "When, like Mondays 09:00 Europe/Berlin; or show, off, preview, skip next, resume, feed",
                    required=False,
                ),
            ),
            examples=("on Mondays 09:00 Europe/Berlin",),
        ),
        Command(verb="votes", name="votes", summary="Your own votes, to change or delete", usage=""),
        Command(
            verb="forget",
            name="forget",
            summary="Delete your votes and what is stored about you",
            usage="me",
            options=(Option("what", "Write me", "text", required=False),),
            examples=("me",),
        ),
        Command(verb="rules", name="rules", summary="Who counts here", usage=""),
        Command(
            verb="moderate", name="moderate", summary="Votes that are held, and the log", usage="", only_admins=True
        ),
        Command(
            verb="block",
            name="block",
            summary="Leave a person out of the count",
            usage="@PERSON [DAYS] REASON",
            options=(
                Option("person", "The person", "person"),
                Option("reason", "Why, and for how many days if not for good: 7 votes for pay"),
            ),
            only_admins=True,
        ),
        Command(
            verb="unblock",
            name="unblock",
            summary="Let a blocked person count again",
            usage="@PERSON",
            options=(Option("person", "The person", "person"),),
            only_admins=True,
        ),
        Command(verb="blocked", name="blocked", summary="Who is blocked and why", usage="", only_admins=True),
        Command(
            verb="catalog",
            name="catalog",
            summary="Tools, names and reviewers of our own, and what people asked for in vain",
            usage="[add | edit | alias | review | retire | merge | history] [TOOL]",
            options=(
                Option("what", "What to do", "choice", required=False, choices=_DEEDS),
                Option("tool", "The tool, or the name of a new one", "tool", required=False),
                Option("other", "Another name for it, or the tool that it is merged into", required=False),
            ),
            examples=("alias claude 4 opus = the big one",),
            only_admins=True,
        ),
        Command(verb="settings", name="settings", summary="Language, time zone, and who may do what here", usage=""),
        Command(verb="doctor", name="doctor", summary="What this channel lacks, and how to mend it", usage=""),
        Command(
            verb="export",
            name="export",
            summary="What is stored about you, or about the workspace",
            usage="me | workspace",
            options=(
                Option(
                    "what",
                    "You, or the whole workspace (administrators)",
                    "choice",
                    required=False,
                    choices=(Choice("me", "me"), Choice("workspace", "workspace")),
                ),
            ),
            examples=("me",),
        ),
        Command(verb="wipe", name="wipe", summary="Delete everything that is stored here", usage="", only_admins=True),
        Command(verb="help", name="help", summary="What Verdict can do", usage=""),
    )
