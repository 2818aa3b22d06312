"""Vendored files are the ones that the list names, unchanged, with their licences."""

import hashlib
import tomllib
from pathlib import Path

VENDOR = Path(__file__).parents[2] / "static" / "vendor"
PACKAGES = tomllib.loads((VENDOR / "VENDORED.toml").read_text())["package"]
NAMED = {name: digest for package in PACKAGES for name, digest in package["sha256"].items()}


def test_every_vendored_file_has_the_hash_that_the_list_gives() -> None:
    actual = {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in NAMED}
    assert actual == NAMED


def test_nothing_is_vendored_that_the_list_does_not_name() -> None:
    present = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert present - {"VENDORED.toml"} == NAMED.keys()


def test_every_package_names_version_integrity_and_a_licence_that_lies_beside_it() -> None:
    for package in PACKAGES:
        assert package["version"], package["name"]
        assert package["integrity"].startswith("sha512-"), package["name"]
        assert package["licence"] in {"0BSD", "OFL-1.1"}, package["name"]
        assert package["licence_file"] in package["sha256"], package["name"]


def test_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in VENDOR.rglob("*.woff2")) < 400_000
