import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_benchmark_prints_its_table():
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench", "--quick"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.strip().splitlines()
    assert lines[0].split() == ["what", "floor", "ours", "ratio", "target", "met"]
    for what in (
        "cold start",
        "memory",
        "key press to painted mark",
        "open",
        "scroll",
        "find",
        "filter",
        "fold",
        "report.html",
        "import",
    ):
        assert any(line.startswith(what) for line in lines), what
    assert "cores, " in done.stdout
    assert "Read elsewhere, not in this run" in done.stdout
