"""While a name is being typed, the tools it may become are offered."""

from bot.names import Index, Named
from tests.bot.names.catalogue import tools

INDEX = Index.build(tools())


def _offers(typed: str, limit: int = 25) -> list[str]:
    return [offer.text for offer in INDEX.complete(typed, limit)]


def test_the_beginning_of_a_name_is_enough() -> None:
    """Three letters find the tool."""
    assert ["Midjourney"] == _offers("mid")


def test_any_word_of_a_name_may_be_begun() -> None:
    """Who types "opus" finds Claude Opus, the newest first."""
    assert ["Claude Opus 4.5", "Claude Opus 4.1", "Claude Opus 4"] == _offers("opus")


def test_names_that_begin_so_come_before_names_that_contain_it() -> None:
    """The tool called Claude and its models before anything else."""
    assert all(offer.startswith(("Claude", "Command", "ChatGPT", "Cursor")) for offer in _offers("c", 5))


def test_a_whole_name_comes_first() -> None:
    """Who typed all of a name is offered it before longer ones."""
    assert "Claude" == _offers("claude")[0]
    assert "GPT-5" == _offers("gpt5")[0]


def test_only_the_last_name_is_completed() -> None:
    """The names before it stay as they were typed."""
    assert ["claude opus vs SmolLM3"] == _offers("claude opus vs smo")
    assert ["Cursor, Windsurf"] == _offers("Cursor, win")


def test_no_separator_is_needed_after_a_whole_name() -> None:
    """Two names side by side are two names while they are typed, too."""
    assert ["cursor Windsurf"] == _offers("cursor win")


def test_a_slip_is_forgiven() -> None:
    """A swapped or a missing letter does not empty the list."""
    assert "Midjourney" in _offers("mdij")
    assert ["SmolLM3"] == _offers("smllm")
    assert "Claude Opus 4.5" in _offers("cluade o")


def test_swapped_words_are_understood() -> None:
    """What the resolver understands is offered even if no name begins so."""
    assert ["Claude Opus 4.5"] == _offers("4.5 opus claude")


def test_nothing_typed_offers_what_is_popular() -> None:
    """An empty field shows what people ask for most, without the tools that are named already."""
    index = Index.build([*tools(), Named("star", "Star of the Week", weight=9)])

    assert "Star of the Week" == index.complete("")[0].text
    assert "star of the week vs Star of the Week" != index.complete("star of the week vs ")[0].text


def test_there_are_never_more_than_asked_for() -> None:
    """Discord shows at most 25 choices."""
    assert 25 == len(_offers("", 25))
    assert 3 == len(_offers("c", 3))


def test_an_offer_is_understood_when_it_is_sent() -> None:
    """Whatever is offered resolves to the tool it stands for."""
    for typed in ("c", "gpt", "cursor vs g", "d", "v"):
        for offer in INDEX.complete(typed):
            assert offer.slug == INDEX.resolve(offer.text).asked[-1].slug
