"""Cold start: a whole process from its beginning to the first paint, a blank window's and ours."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import perf_counter

from tools.bench.measure import Row, Target, in_turn

RATIO, MEMORY_RATIO = 1.6, 1.6


def rows(folder: Path, runs: int) -> list[Row]:
    """Measure the start of both and the memory that they then take."""
    memory: dict[str, float] = {}
    floor, ours, whole = (partial(run, kind, folder, memory) for kind in ("floor", "ours", "whole"))
    medians = in_turn(floor, ours, runs)
    return [
        Row("cold start to the article's first paint, with its marks", *medians, Target(ratio=RATIO)),
        Row("cold start until the window is complete and painted", *in_turn(floor, whole, runs)),
        Row("memory at the first paint", memory["floor"], memory["ours"], Target(ratio=MEMORY_RATIO), "MB"),
    ]


def prepare(folder: Path) -> None:
    """Put a desk with the sample article and a user's settings into a folder."""
    from PySide6.QtCore import QSettings

    from db.store import Store
    from tools.bench import material
    from ui.settings import Settings

    with Store(str(folder / "desk.sqlite"), "bench") as store:
        material.add_article(store, material.sample(), 3)
    kept = QSettings(str(folder / "isnad" / "isnad.ini"), QSettings.Format.IniFormat)
    Settings(kept).language = "ar"
    kept.sync()
    run("used", folder, {})


def run(kind: str, folder: Path, memory: dict[str, float]) -> float:
    """Start the program, or the floor, in a prepared folder; return the milliseconds, and leave the memory's MB."""
    # Bytecode is kept, as it is on a reader's machine, whatever this one is told; the first run, not counted, makes it.
    values = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    values["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
    command = [sys.executable, "-m", "tools.bench.first_paint", kind, str(folder)]
    begun = perf_counter()
    done = subprocess.run(command, env=values, check=False, capture_output=True, encoding="utf-8")
    taken = (perf_counter() - begun) * 1000
    if done.returncode:
        raise RuntimeError(f"the start that was to be measured failed:\n{done.stderr}")
    memory[kind] = float(done.stdout or 0)
    return taken
