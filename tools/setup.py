"""Make a fresh clone ready to run: virtual environment, dependencies, translations, and what Qt needs of the machine.

`python -m tools.setup` does everything; what is done already, and has not changed, is not done again.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036, this is the one file that may meet an old Python
    sys.exit(f"isnad: Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")

import hashlib
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # so that `python tools/setup.py` works too

from tools import machine  # noqa: E402
from tools.trouble import PREFIX, Trouble, say  # noqa: E402

TOO_NEW = (3, 15)
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = ROOT / ".setup-done"
LOCALE = ROOT / "resources" / "locale"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main() -> int:
    """Do what is to be done; return the exit status."""
    try:
        set_up()
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("interrupted; the next run goes on from here.")
        return 1
    except OSError as error:
        say(f"the set-up stopped: {error}.")
        return 1
    return 0


def set_up() -> None:
    """Go through the steps whose ingredients have changed since they were last done, and remember each."""
    if sys.version_info >= TOO_NEW:
        raise Trouble(f"Python 3.11 to 3.14 is needed, because Qt is not there yet for {sys.version.split()[0]}.")
    done = read_stamp()
    if not VENV_PYTHON.exists():
        done.pop("dependencies", None)
    if not all(catalogue.with_suffix(".mo").exists() for catalogue in catalogues()):
        done.pop("translations", None)
    steps: dict[str, tuple[str, Callable[[], bool]]] = {
        "machine": (fingerprint(machine.needs(), sys.version), prepare_machine),
        "dependencies": (fingerprint(str(ROOT), python_version(), LOCK), install_dependencies),
        "qt": (fingerprint(python_version(), LOCK, machine.needs()), qt_imports),
        "translations": (fingerprint(*catalogues()), compile_translations),
    }
    for name, (ingredients, step) in steps.items():
        if done.get(name) == ingredients:
            continue
        done.pop(name, None)
        write_stamp(done)  # before the step, too: half done is not done
        if step():
            done[name] = ingredients
            write_stamp(done)


def prepare_machine() -> bool:
    """See to shared libraries and fonts."""
    machine.prepare()
    return True


def install_dependencies() -> bool:
    """Install what the lock names into the virtual environment; make that anew where it does not work."""
    kept = venv_works()
    if not kept:
        make_venv()
    say("installing the dependencies (about 100 MB when they are not at hand)")
    done = pip_install()
    if not done and kept:
        say("trying once more in a new virtual environment")
        make_venv()
        done = pip_install()
    if not done:
        raise Trouble("pip could not install the dependencies; what it says stands above.")
    return True


def venv_works() -> bool:
    """Return whether the virtual environment runs, has pip, and is of the Python that runs us."""
    if not VENV_PYTHON.exists():
        return False
    question = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = machine.run_quietly([str(VENV_PYTHON), "-c", question])
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.strip() == python_version()


def make_venv() -> None:
    """Make an empty virtual environment in place of whatever stands there."""
    if Path(sys.prefix).resolve() == VENV:
        raise Trouble(
            "the virtual environment is to be made anew, and this Python lives in it: leave it, and try again."
        )
    say(f"making a virtual environment with Python {python_version()}")
    made = machine.run_quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode != 0:
        words = (made.stderr or made.stdout).strip().splitlines() or ["no reason was given"]
        raise Trouble(f"Python could not make a virtual environment in .venv: {words[-1]}")


def pip_install() -> bool:
    """Install the lock with pip, every file checked against its hash; pip's own words go to standard error."""
    options = ["--require-hashes", "--only-binary=:all:", "--no-deps", "-qq", "--no-input"]
    command = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", *options, "-r", str(LOCK)]
    environment = {**os.environ, "PIP_USER": "0", "PIP_ROOT_USER_ACTION": "ignore"}
    return subprocess.run(command, check=False, stdout=sys.stderr, env=environment).returncode == 0


def qt_imports() -> bool:
    """Return whether Qt can be loaded, and say what is missing where it cannot."""
    tried = machine.run_quietly([str(VENV_PYTHON), "-c", "import PySide6.QtWidgets"])
    if tried.returncode == 0:
        return True
    missing = machine.missing_libraries() or (tried.stderr.strip().splitlines() or ["no reason was given"])[-1:]
    say(f"Qt cannot be loaded here; please install what it misses: {', '.join(missing)}")
    return False


def compile_translations() -> bool:
    """Turn the translators' files into those that the program reads."""
    say("compiling the translations")
    done = machine.run_quietly([str(VENV_PYTHON), "-m", "tools.translations", "compile"], folder=ROOT)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["the translations could not be compiled."]
        raise Trouble(lines[-1].removeprefix(PREFIX))
    return True


def catalogues() -> list[Path]:
    """Return the translators' files, one for each language."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def python_version() -> str:
    """Return the version that decides which wheels fit: major and minor."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def fingerprint(*ingredients: str | Path) -> str:
    """Return a SHA-256 of texts and of the contents of files."""
    digest = hashlib.sha256()
    for ingredient in ingredients:
        content = ingredient.read_bytes() if isinstance(ingredient, Path) else ingredient.encode()
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


def read_stamp() -> dict[str, str]:
    """Return what is done already, with the fingerprint of what it was done with; nothing if that cannot be told."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in stamp.items()} if isinstance(stamp, dict) else {}


def write_stamp(done: dict[str, str]) -> None:
    """Remember what is done."""
    STAMP.write_text(json.dumps(done, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
