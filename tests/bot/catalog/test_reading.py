"""An editor's file becomes tools, or sentences that say where the mistake is and what to write instead."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.reading import read_catalog, read_catalogs
from bot.panel import Panel, Review, Verdict
from bot.tools import Entry, PriceFact, Tool

CURSOR = """\
about: What our team uses.
tools:
  - name: Cursor
    aliases: [cursor ide, cursor.sh]
    category: Developer Tools
    maker: Anysphere
    tagline: An editor that writes along
    entry: freemium
    prices:
      - text: $20 / month
        source: https://cursor.com/pricing
        checked: 2026-05-19
    licence: Proprietary
    released: 2023-03-14
    source: https://cursor.com
    checked: 2026-05-19
    panel:
      checked: 2026-11-24
      reviews:
        - {role: Founder, verdict: Skip, text: Seats add up., line: Seats add up.}
        - {role: Builder, verdict: ship, text: It is quick. I like it., line: It is quick.}
"""
EXPECTED = Tool(
    slug="cursor",
    name="Cursor",
    aliases=("cursor ide", "cursor.sh"),
    category="Developer Tools",
    tagline="An editor that writes along",
    entry=Entry.FREEMIUM,
    prices=(PriceFact("$20 / month", "maker", "https://cursor.com/pricing", date(2026, 5, 19)),),
    licence="Proprietary",
    maker="Anysphere",
    released=date(2023, 3, 14),
    source="https://cursor.com",
    checked=date(2026, 5, 19),
    panel=Panel(
        (
            Review("Builder", Verdict.SHIP, "It is quick. I like it.", "It is quick."),
            Review("Founder", Verdict.SKIP, "Seats add up.", "Seats add up."),
        ),
        date(2026, 11, 24),
    ),
)


def problems_of(text: str, name: str = "tools.yaml") -> list[str]:
    """What is wrong, as an editor reads it."""
    return [str(problem) for problem in read_catalog(name, text).problems]


def tool_with(*lines: str) -> str:
    """A file with one good tool and these lines added to it, the first of them on line 4."""
    return "\n".join(["tools:", "  - name: Cursor", "    category: Editors", *(f"    {line}" for line in lines)])


def test_a_file_becomes_tools() -> None:
    """Every field arrives; reviewers sit in their usual order; capitals in verdicts and entries are forgiven."""
    read = read_catalog("tools.yaml", CURSOR)

    assert () == read.problems
    assert (EXPECTED,) == read.tools


def test_json_says_the_same_as_yaml() -> None:
    """The same fields in JSON make the same tool, with or without a byte-order mark."""
    fields = {"name": "Cursor", "category": "Editors", "context": 200000, "retired": True}

    read = read_catalog("tools.json", "\ufeff" + json.dumps({"tools": [fields]}))

    assert (Tool("cursor", "Cursor", category="Editors", context=200_000, retired=True),) == read.tools


def test_a_bare_list_is_a_file_too() -> None:
    """Nobody has to write the word "tools" above a list of tools."""
    assert ["Cursor"] == [tool.name for tool in read_catalog("t.yaml", "- name: Cursor\n  category: Editors").tools]


@pytest.mark.parametrize("name", ["No", "1.10", "o3", "2026-11-24", "1e3", "12:30", "true"])
def test_names_are_kept_as_they_are_written(name: str) -> None:
    """YAML would turn some names into numbers, dates or booleans; a catalogue does not."""
    (tool,) = read_catalog("t.yaml", f"- name: {name}\n  category: Editors").tools

    assert name == tool.name


def test_emoji_that_json_writes_in_two_halves_arrive_whole() -> None:
    """Exports of other programs escape emoji; they are still one character."""
    (tool,) = read_catalog("t.json", json.dumps([{"name": "Ship 🚢", "category": "Editors"}])).tools

    assert "Ship 🚢" == tool.name


def test_a_file_marks_all_its_opinions_as_samples() -> None:
    """The head of the file speaks for its tools, a tool for its panel, and a review for itself."""
    text = """\
sample: true
tools:
  - name: One
    category: c
    panel: {reviews: [{role: a, verdict: ship, text: x., line: x}, {role: b, verdict: ship, text: x., sample: no}]}
  - {name: Two, category: c, sample: false, panel: {reviews: [{role: a, verdict: ship, text: x.}]}}
"""
    one, two = read_catalog("t.yaml", text).tools

    assert (True, False) == (one.sample, two.sample)
    assert [True, False, False] == [review.sample for tool in (one, two) for review in tool.panel.reviews]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("entry: Paidd", 'entry (Cursor): "Paidd" is not one of Free, Freemium or Paid; did you mean "Paid"?'),
        pytest.param("kategory: x", 'kategory (Cursor): is not a field here; did you mean "category"?'),
        pytest.param("license: MIT", 'license (Cursor): is not a field here; did you mean "licence"?'),
        pytest.param("pricing: 3", 'pricing (Cursor): is not a field here; did you mean "prices"?'),
        pytest.param("slug: A b", 'slug (Cursor): "A b" is not a slug; write lower-case letters, digits and hyphens: a-b'),
        pytest.param("context: 200k", 'context (Cursor): "200k" is not a whole number; write digits only, such as 200000'),
        pytest.param("context: 0", "context (Cursor): 0 is too small; write a number above 0"),
        pytest.param("kind: car", 'kind (Cursor): "car" is not one of model or tool'),
        pytest.param("retired: maybe", 'retired (Cursor): "maybe" is neither true nor false'),
        pytest.param("aliases: cursor", 'aliases (Cursor): should be a list: one item a line, each after "- "'),
        pytest.param("panel: good", "panel (Cursor): should be a group of fields, each with a name and a colon"),
        pytest.param("tagline: [a]", "tagline (Cursor): should be one text, not a list or a group of fields"),
        pytest.param(f"tagline: {'x' * 201}", "tagline (Cursor): is 201 long; at most 200"),
        pytest.param(f"description: {'x' * 2001}", "description (Cursor): is 2001 long; at most 2000"),
        pytest.param("checked: 2026-13-01", 'checked (Cursor): "2026-13-01" is not a day in the calendar; write year-month-day'),
        pytest.param('tagline: "a\\u202Eb"', "tagline (Cursor): contains the invisible character U+202E; remove it"),
        pytest.param('tagline: "a\\e[31mb"', "tagline (Cursor): contains the invisible character U+001B; remove it"),
        pytest.param('tagline: "a\\nb"', "tagline (Cursor): has a line break; write it in one line"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_field(line: str, said: str) -> None:
    """The editor can go straight to the place and knows what to write there."""
    assert [f"tools.yaml, line 4, tools[0].{said}"] == problems_of(tool_with(line))


@pytest.mark.parametrize(
    "source", ["http://a.com", "javascript:alert(1)", "data:text/html,x", "https://a b", "www.a.com"]
)
def test_only_https_links_can_be_shown(source: str) -> None:
    """A link from a catalogue lands in a chat; anything but https stays out."""
    assert ["tools.yaml, line 4, tools[0].source (Cursor)"] == [
        problem.split(":")[0] for problem in problems_of(tool_with(f'source: "{source}"'))
    ]


def test_a_source_may_be_words() -> None:
    """Not every fact stands on the web."""
    assert [] == problems_of(tool_with("source: asked the vendor, by phone"))


def test_mistakes_deep_in_a_tool_have_their_own_line() -> None:
    """A price, a verdict and a line that is too long are each found where they stand."""
    text = tool_with(
        "prices:",
        "  - text: $20",
        "    checked: yesterday",
        "panel:",
        "  reviews:",
        "    - role: Builder",
        "      verdict: shipp",
        "      text: Good.",
        f"      line: {'👩‍💻' * 121}",
    )

    assert [
        (6, "prices[0].checked", '"yesterday" is not a date; write year-month-day in quotes, such as "2026-11-24"'),
        (10, "panel.reviews[0].verdict", '"shipp" is not one of ship or skip; did you mean "ship"?'),
        (12, "panel.reviews[0].line", "is 121 characters long; a one-liner has at most 120"),
    ] == [
        (found.line, found.field.removeprefix("tools[0].").removesuffix(" (Cursor)"), found.text)
        for found in read_catalog("t.yaml", text).problems
    ]


def test_one_bad_tool_does_not_hide_the_others() -> None:
    """All mistakes of a file come back at once, and the good tools beside them."""
    read = read_catalog("t.yaml", "- name: A\n- {name: B, category: c}\n- category: c")

    assert ["B"] == [tool.name for tool in read.tools]
    assert ["[0].category (A)", "[2].name"] == [problem.field for problem in read.problems]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", 'line 1: is empty; write "tools:" and a list of tools below it', id="empty"),
        pytest.param("a: b\n c: d", "line 2: this is not YAML: mapping values are not allowed in this context", id="yaml"),
        pytest.param("a: &x 1\nb: *x", "line 1: anchors and aliases (& and *) are not used here; write the value out", id="bomb"),
        pytest.param("a: !!python/object:x {}", "line 1: the tag tag:yaml.org,2002:python/object:x is not used here; remove it", id="tag"),
        pytest.param("a: b\n---\na: b", "line 2: a second document begins here; put it into a file of its own", id="two"),
        pytest.param("[" * 40_000, "line 1: nested too deeply: a catalogue file has at most 12 levels", id="deep"),
        pytest.param("\n\na\x00b", "line 3: the character U+0000 cannot be read; remove it", id="nul"),
    ],
)  # fmt: skip
def test_what_is_not_a_catalogue_is_refused_with_a_line(text: str, said: str) -> None:
    """Nothing in a file is followed, executed or unfolded."""
    assert [f"tools.yaml, {said}"] == problems_of(text)


def test_broken_json_names_the_line() -> None:
    """JSON files get JSON's own complaint."""
    assert ["t.json, line 2: this is not JSON: Expecting value"] == problems_of('{"tools":\n ]}', "t.json")


def test_a_field_written_twice_is_a_mistake() -> None:
    """The second of two would win silently, in YAML and in JSON."""
    assert ["tools.yaml, line 4, tools[0].name: stands here twice; keep one"] == problems_of(
        tool_with("name: Windsurf")
    )
    assert ["t.json, line 2, [0].name: stands here twice; keep one"] == problems_of(
        '[{"name": "a", "category": "c",\n\t"name": "b"}]', "t.json"
    )


def test_two_tools_may_not_answer_to_one_name() -> None:
    """Names that differ only in case and signs are the same name, in whichever file they stand."""
    files = [
        ("a.yaml", "- {name: GPT-4.1, category: c}"),
        ("b.yaml", "- {name: Other, category: c, aliases: [other one, 'gpt 4 1']}\n- {name: gpt 4.1, category: c}"),
    ]
    read = read_catalogs(files)

    assert ["GPT-4.1"] == [tool.name for tool in read.tools]
    assert [
        'b.yaml, line 1, [0].aliases[1] (Other): "gpt 4 1" already means GPT-4.1 (a.yaml, line 1); use another name',
        'b.yaml, line 2, [1].slug (gpt 4.1): "gpt-4-1" already means GPT-4.1 (a.yaml, line 1); use another name',
    ] == [str(problem) for problem in read.problems]


def test_private_tools_of_two_workspaces_do_not_meet() -> None:
    """What one workspace calls its tool is nobody else's business."""
    text = "- {name: Helper, category: c, workspace: T1}\n- {name: Helper, category: c, workspace: T2}"

    assert read_catalog("t.yaml", text).ok


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("It opens in a second. Ship it because it runs on one card.", "one card", id="the-reason"),
        pytest.param("+1", "+1", id="no-sentence"),
    ],
)
def test_a_review_without_a_line_gets_one_from_its_text(text: str, line: str) -> None:
    """A card always has something to show."""
    read = read_catalog("t.yaml", tool_with(f'panel: {{reviews: [{{role: a, verdict: ship, text: "{text}"}}]}}'))

    assert [True] == [line in review.line for tool in read.tools for review in tool.panel.reviews]


def test_an_editors_own_line_stands() -> None:
    """What a person wrote is never replaced by what was extracted."""
    read = read_catalog("t.yaml", tool_with("panel: {reviews: [{role: a, verdict: ship, text: A. B., line: Mine}]}"))

    assert ["Mine"] == [review.line for tool in read.tools for review in tool.panel.reviews]


@given(st.text(max_size=300) | st.text(alphabet="[]{}:-,#&*!|>'\"%@`? \n\tabtools", max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever a file holds, the answer is tools or problems, never a traceback."""
    for name in ("x.yaml", "x.json"):
        read = read_catalog(name, text)

        assert read.tools or read.problems or "[]" in "".join(text.split())
