"""No template needs more than `default-src 'self'`, and nothing is fetched from elsewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OWN = sorted([*(ROOT / "static" / "css").glob("*"), *(ROOT / "static" / "js").glob("*")])
FORBIDDEN = {
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "event handler": re.compile(r"<[^>]*\son[a-z]+\s*=|\shx-on\b", re.IGNORECASE),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
}
OUTSIDE = re.compile(r"""(?:https?:)?//[\w-]+\.\w|["'(]//\w""")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def markup(path: Path) -> str:
    return COMMENT.sub("", path.read_text())


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has_what_the_policy_refuses(what: str) -> None:
    assert [path.name for path in TEMPLATES if FORBIDDEN[what].search(markup(path))] == []


@pytest.mark.parametrize(
    "bad", ['<p style="a">', "<style>", "<script>", '<a onclick="x">', '<b hx-on:click="x">']
)
def test_the_patterns_find_what_they_look_for(bad: str) -> None:
    assert any(pattern.search(bad) for pattern in FORBIDDEN.values())


def test_no_template_style_or_script_refers_to_another_host() -> None:
    assert [path.name for path in [*TEMPLATES, *OWN] if OUTSIDE.search(markup(path))] == []


def test_every_static_file_that_a_template_names_exists() -> None:
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(
            r"url_for\(['\"]static['\"], filename=['\"]([^'\"]+\.\w+)['\"]\)", path.read_text()
        )
    }
    assert named
    assert [name for name in sorted(named) if not (ROOT / "static" / name).is_file()] == []


def test_every_icon_that_a_template_names_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="(\w+)"', (ROOT / "static" / "icons.svg").read_text()))
    text = "".join(markup(path) for path in TEMPLATES)
    named = set(re.findall(r"icon\(\"(\w+)\"|icon_name=\"(\w+)\"|icon_button\(\"(\w+)\"", text))
    assert {name for groups in named for name in groups if name} <= drawn
