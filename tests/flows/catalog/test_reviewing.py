"""A workspace's own reviewers: written by a form, shown beside the site's panel and the community, taken back."""

from tests.flows.catalog.editors import Editor, later

WHY = (
    "We tried it for two months on our own tickets. It cannot be hosted inside our network, so nobody may paste "
    "customer data into it. The answers themselves were fine."
)


async def test_three_columns_stand_on_the_card(editor: Editor) -> None:
    """Site panel, our team, community; the line is taken from the reasons."""
    await editor.types("review smollm3", what="review", tool="smollm3")
    await editor.fills(role="Platform team", verdict="skip", text=WHY)
    told = editor.told()
    await later(editor.house)
    await editor.asks("/compare claude 4 opus vs smollm3")
    posted = editor.posted()

    assert "SmolLM3 has a review by Platform team." in told
    for heading in ("Site panel", "Our team", "Community"):
        assert heading in posted
    assert "Cannot be hosted inside our network, so nobody may paste" in posted


async def test_a_line_of_ones_own_wins_and_new_reasons_make_a_new_one(editor: Editor) -> None:
    """A review is changed in its own form, also when its role is another one then."""
    await editor.types("review smollm3", what="review", tool="smollm3")
    await editor.fills(role="Ops", verdict="skip", text=WHY, line="Not inside our walls.")
    assert "Not inside our walls." in editor.told()
    await editor.presses("catalog_review:smollm3:")
    assert ("Ops", WHY, "Not inside our walls.") == tuple(editor.form()[name] for name in ("role", "text", "line"))
    await editor.fills(role="Platform", verdict="ship", text="It runs on our own machines now.")
    told = editor.told()
    async with editor.house.world.store() as unit:
        tool = next(one for one in await unit.catalog.tools() if one.slug == "smollm3")

    assert "Runs on our own machines now." in told
    assert [("Platform", "ship")] == [
        (review.role, str(review.verdict)) for team in tool.teams for review in team.panel.reviews
    ]


async def test_a_review_is_taken_back_once(editor: Editor) -> None:
    """The history tells of both, by name; pressed again it is said to be gone."""
    await editor.types("review smollm3", what="review", tool="smollm3")
    await editor.fills(role="Ops", verdict="skip", text=WHY)
    await editor.presses("catalog_unreview")
    assert "SmolLM3 has no review by Ops any more." in editor.told()
    await editor.types("history smollm3", what="history", tool="smollm3")
    told = editor.told()

    assert "panel.Ops.verdict: skip" in told
    assert "panel.Ops.verdict: no longer skip" in told


async def test_a_line_that_is_too_long_is_said_with_everything_that_was_written(editor: Editor) -> None:
    """Nothing is stored of it."""
    await editor.types("review smollm3", what="review", tool="smollm3")
    await editor.fills(role="Ops", verdict="skip", text=WHY, line="far too long " * 12)
    assert "a one-liner has at most 120" in editor.complaint()
    assert WHY in (editor.form().values() if editor.reopens else editor.told())
    async with editor.house.world.store() as unit:
        tool = next(one for one in await unit.catalog.tools() if one.slug == "smollm3")

    assert () == tool.teams
