"""Slips of the finger and of the ear, and words that are too small to be missed."""

import pytest

from bot.names import Index
from tests.bot.names.asking import answer, catalogue

NAMES = (
    *("Tellomax", "Olluma", "Grofana", "Zixtral 8x22B", "Zixtral 8x7B", "Command A", "Command A Plus", "Verdo M2"),
    *(
        "Verdo M2-her",
        "Have I Been Baked?",
        "Bakes",
        "Your Tax Letter",
        "Tax Letter AI",
        "Never Jobless Message Writer",
    ),
    *("Scan My Garden", "Travel Blog Name Ideas Generator", "Android Studio Bot", "Zuno 2.0 Flash", "Zuno 2.5 Flash"),
    *("DALL-E 2", "DALL-E 3", "Text Drum", "Drum Text Pad", "Bildo - 照片修复", "Qwop 8B|qwop/qwop-8b-fp8", "Qwop 4B"),
    *("Yes or No Omen", "AI Omen", "Cast with Clay", "Beautiful AI"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Names that are easily misspelt."""
    return catalogue(*NAMES)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("olumma", "olluma"),
        ("oluma", "olluma"),
        ("grophana", "grofana"),
        ("zixtral 8x22", "zixtral-8x22b"),
        ("conmand a", "command-a"),
        ("verddo m2-her", "verdo-m2-her"),
        ("have i been bakked?", "have-i-been-baked"),
        ("your tax leter", "your-tax-letter"),
        ("never jobless", "never-jobless-message-writer"),
        ("scan garden", "scan-my-garden"),
        ("my garden scan", "scan-my-garden"),
        ("travel blog name ideas", "travel-blog-name-ideas-generator"),
        ("zuno2.0flash", "zuno-2-0-flash"),
        ("drum text", "text-drum"),
        ("beatifull ai", "beautiful-ai"),
        ("yes or no omenn", "yes-or-no-omen"),
        ("cast wiht clay", "cast-with-clay"),
        ("DALL・E 3", "dall-e-3"),
        ("照片修复", "bildo-照片修复"),
    ],
)
def test_a_slip_or_a_missing_small_word_is_forgiven(index: Index, typed: str, meant: str) -> None:
    """A wrong letter doubled, a sound spelt otherwise, a unit left out; small words count where they are in a name."""
    assert answer(index, f"{typed} vs tellomax") == f"{meant} tellomax"
    assert answer(index, f"tellomax or {typed}") == f"tellomax {meant}"


@pytest.mark.parametrize("typed", ["android studio", "zixtral 9x22", "zixtral 22", "photo", "verdo m3-her"])
def test_what_says_too_little_stays_unknown(index: Index, typed: str) -> None:
    """Android Studio is not Android Studio Bot, and a number is never nearly right."""
    assert answer(index, f"{typed} vs tellomax") == "!unknown"


def test_behind_a_separator_another_one_parts_nothing() -> None:
    """The word "hay" is Vietnamese for "or", but behind "vs" it begins a name that is written apart."""
    index = catalogue("Haystack", "Tellomax")

    assert answer(index, "tellomax vs hay stack") == "tellomax haystack"
    assert answer(index, "tellomax hay haystack") == "tellomax haystack"


def test_dalle_alone_is_one_of_several(index: Index) -> None:
    """Written as one word it is still the name of a family."""
    assert answer(index, "dalle vs tellomax") == "!ambiguous"


def test_how_numbers_are_kept_is_no_version(index: Index) -> None:
    """The 8 of fp8 is not the 8 of Qwop 8."""
    assert answer(index, "qwop 8 vs tellomax") == "!unknown"


def test_a_short_word_with_a_wrong_letter_is_another_word() -> None:
    """Beside another word it is no slip: Ray Ban is not Rayyan."""
    index = catalogue("Rayyan", "Tellomax", "Gitto Duo")

    assert answer(index, "ray ban vs tellomax") == "!unknown"
    assert answer(index, "gitto do vs tellomax") == "gitto-duo tellomax"


def test_a_slip_of_either_of_two_names_asks_which() -> None:
    """“podigy” is Prodigy AI without an r, or Podify.io with a g: one slip each; but an "io" behind it tells."""
    index = catalogue("Podify.io", "Prodigy AI", "Tellomax")

    assert answer(index, "podigy vs tellomax") == "!ambiguous"
    assert answer(index, "podigy.io vs tellomax") == "podify-io tellomax"
    assert answer(index, "podifi.io vs tellomax") == "podify-io tellomax"
