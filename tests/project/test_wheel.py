"""What is handed out, built and installed as a user gets it: `talja demo` and `talja serve` from the wheel alone."""

import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from email.parser import Parser
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tests.installation import environment, free_port, serving

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-isolation"] if find_spec("hatchling") else []
    built = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", *isolation, "--outdir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr[-2000:]
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_everything_that_the_source_does(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    source = ROOT / "src"
    written = {
        path.relative_to(source).as_posix()
        for path in (source / "talja").rglob("*")
        if path.is_file() and not {"__pycache__", "var"} & set(path.relative_to(source).parts)
    }
    assert written - packed == set()
    for kind in (".html", ".css", ".js", ".woff2", ".yaml", ".mo", ".txt", "py.typed"):
        assert any(name.endswith(kind) for name in written), kind
    assert any("/migrations/0001" in name for name in written)
    outside = {name for name in packed if not name.startswith(("talja/", "talja-"))}
    assert outside == set(), "the wheel holds more than the program"


def test_the_wheel_asks_for_what_is_installed_here(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        said = Parser().parsestr(archive.read(name).decode())
    asked = [Requirement(one) for one in said.get_all("Requires-Dist", [])]
    assert len(asked) > 10
    assert [str(one) for one in asked if not one.specifier.contains(version(one.name))] == []
    assert said["License-Expression"] == "EUPL-1.2"


def test_the_wheel_alone_loads_and_serves_the_demo(wheel: Path, tmp_path: Path) -> None:
    """The packages that it asks for are borrowed from here; Talja itself comes from the wheel and nowhere else."""
    python = installed(wheel, tmp_path / "venv")
    program = (str(python.with_name("talja")),)
    env = environment(tmp_path / "data")
    env.pop("PYTHONPATH", None)
    where = subprocess.run(
        [str(python), "-c", "import talja; print(talja.__file__)"], env=env, capture_output=True, text=True, check=True
    )
    assert str(tmp_path) in where.stdout
    subprocess.run([*program, "demo"], env=env, check=True, capture_output=True, cwd=tmp_path)
    with serving(tmp_path / "data", "--port", str(free_port()), program=program, env=env) as installation:
        with urllib.request.urlopen(f"{installation.address}/demo/", timeout=20) as answer:  # noqa: S310 - our own
            body = answer.read().decode()
        assert "Tallköping" in body
        sheet = next(part for part in body.split('"') if part.startswith("/static/talja/talja.") and ".css" in part)
        with urllib.request.urlopen(installation.address + sheet, timeout=20) as answer:  # noqa: S310 - our own
            assert answer.status == 200


def installed(wheel: Path, folder: Path) -> Path:
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    borrowed = Path(sysconfig.get_path("purelib"))
    here = next((folder / "lib").glob("python*/site-packages"))
    (here / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")  # its own .pth files are not read
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--quiet", str(wheel)],
        check=True,
        capture_output=True,
    )
    return python
