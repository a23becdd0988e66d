"""The flat package names must mean ours, wherever Python starts, and the wheel must carry what runs."""

import json
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.support.tree import ROOT, SHIPPED, files

WHERE = """
import json, sys
from importlib.util import find_spec
print(json.dumps({name: find_spec(name).origin for name in sys.argv[1:]}))
"""


def test_an_isolated_python_started_elsewhere_finds_our_packages_and_nobody_elses() -> None:
    answer = subprocess.run(
        [sys.executable, "-I", "-c", WHERE, *SHIPPED], cwd="/", check=True, capture_output=True, text=True
    )
    assert json.loads(answer.stdout) == {name: str(ROOT / name / "__init__.py") for name in SHIPPED}


def test_the_command_is_installed_and_leads_to_the_command_line() -> None:
    scripts = {script.name: script.value for script in distribution("duong-ve").entry_points}
    assert scripts == {"duongve": "cli.main:main"}
    assert (Path(sys.executable).parent / "duongve").is_file()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return set(zipfile.ZipFile(next(folder.glob("*.whl"))).namelist())


def test_the_wheel_carries_every_file_of_the_packages_that_run(wheel: set[str]) -> None:
    names = {path.relative_to(ROOT).as_posix() for path in files()}
    assert {name for name in names if name.partition("/")[0] in SHIPPED} - wheel == set()


def test_the_wheel_carries_no_test_tool_or_benchmark(wheel: set[str]) -> None:
    assert {name.partition("/")[0] for name in wheel if ".dist-info/" not in name} <= set(SHIPPED)
