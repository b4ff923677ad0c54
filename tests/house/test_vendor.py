"""Files by others are the ones that their manifest names, unchanged, and load nothing from elsewhere."""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src/talja/web/static"
MANIFESTS = (
    STATIC / "vendor/vendor.toml",
    ROOT / "src/talja/web/documents/fonts/vendor.toml",
    ROOT / "tests/e2e/vendor/vendor.toml",
)
LICENCES = {"MIT", "OFL-1.1", "MPL-2.0"}
LOADED = re.compile(r"""(?:url\(\s*["']?|@import\s+["']|src\s*=\s*["']|from\s+["']|import\(["'])\s*(?:https?:)?//""")


def packages(manifest: Path) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = tomllib.loads(manifest.read_text(encoding="utf-8"))["package"]
    return read


def entries() -> Iterator[Any]:
    for manifest in MANIFESTS:
        for package in packages(manifest):
            for name, entry in package["files"].items():
                yield pytest.param(manifest.parent / name, entry["sha256"], id=name)


def served() -> list[Path]:
    return [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js", ".svg"}]


@pytest.mark.parametrize(("path", "checksum"), list(entries()))
def test_unchanged(path: Path, checksum: str) -> None:
    assert hashlib.sha256(path.read_bytes()).hexdigest() == checksum


@pytest.mark.parametrize("manifest", MANIFESTS, ids=["served", "printed", "e2e"])
def test_nothing_without_a_manifest(manifest: Path) -> None:
    named = {name for package in packages(manifest) for name in package["files"]} | {"vendor.toml"}
    assert {str(path.relative_to(manifest.parent)) for path in manifest.parent.rglob("*") if path.is_file()} == named


@pytest.mark.parametrize("manifest", MANIFESTS, ids=["served", "printed", "e2e"])
def test_versions_are_exact_and_licences_known(manifest: Path) -> None:
    for package in packages(manifest):
        assert re.fullmatch(r"\d+\.\d+\.\d+", package["version"]), package["name"]
        assert package["licence"] in LICENCES, package["name"]


@pytest.mark.parametrize("path", served(), ids=lambda path: path.name)
def test_loads_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "sourceMappingURL" not in text
    assert not LOADED.search(text)


@pytest.mark.parametrize(
    "bad", ['@import "https://x.example/a.css"', "url(//x.example/a.woff2)", 'import("https://x.example/a.js")']
)
def test_the_search_for_addresses_finds_them(bad: str) -> None:
    assert LOADED.search(bad)
