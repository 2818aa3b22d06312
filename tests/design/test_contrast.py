"""Colours keep the contrast of WCAG 2.2 AA, in light and dark, computed from the tokens themselves."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
TOKEN = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")
COLOURS = {name: (light, dark) for name, light, dark in TOKEN.findall((CSS / "tokens.css").read_text())}
THEMES = {"light": 0, "dark": 1}

GROUNDS = ("paper", "raised", "sunken")
TEXTS = ("ink", "ink-soft", "pen", "pen-deep", "right", "wrong", "warn")
ON_WASHES = [
    (text, wash)
    for wash in ("pen-wash", "right-wash", "wrong-wash", "warn-wash")
    for text in ("ink", "ink-soft", wash.removesuffix("-wash"))
]
PAIRS = [
    *product(TEXTS, GROUNDS),
    *ON_WASHES,
    ("pen-deep", "pen-wash"),
    ("on-pen", "pen"),
    ("on-pen", "pen-deep"),
    ("on-mark", "mark"),
]
EDGES = [
    *product(("edge", "pen"), GROUNDS),
    ("pen", "pen-wash"),
    ("right", "right-wash"),
    ("wrong", "wrong-wash"),
]


def luminance(colour: str) -> float:
    """Relative luminance from 0 to 1, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, theme: str) -> float:
    lights = sorted(luminance(COLOURS[name][THEMES[theme]]) for name in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_black_on_white_has_the_contrast_that_the_standard_states() -> None:
    assert (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    ratios = {pair: round(contrast(*pair, theme), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_controls_and_focus_rings_stand_out(theme: str) -> None:
    ratios = {pair: round(contrast(*pair, theme), 2) for pair in EDGES}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 3} == {}


def test_rules_that_set_text_and_ground_together_use_a_pair_that_is_checked() -> None:
    used = set()
    for sheet in CSS.glob("*.css"):
        for body in re.findall(r"\{([^{}]*)\}", sheet.read_text()):
            text = re.search(r"(?<![\w-])color: var\(--([\w-]+)\)", body)
            ground = re.search(r"background(?:-color)?: var\(--([\w-]+)\)", body)
            if text and ground and text[1] in COLOURS and ground[1] in COLOURS:
                used.add((text[1], ground[1]))
    assert ("on-pen", "pen") in used
    assert used - set(PAIRS) == set()


def test_colours_are_written_in_the_tokens_only() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
    allowed = {"tokens.css"}
    found = {
        (sheet.name, line.strip())
        for sheet in CSS.glob("*.css")
        if sheet.name not in allowed
        for line in sheet.read_text().splitlines()
        if literal.search(line)
    }
    assert found == set()
