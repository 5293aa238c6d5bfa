"""The set-up and the translators' tools: what they decide, without doing it to the machine."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo

from factcheck import words as words_module
from factcheck.words import Words
from tools import machine, no_skips, setup, translations
from tools.trouble import Trouble

SIX_FORMS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
)


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Debian without one library, where a command is noted and not run."""
    ran: list[list[str]] = []

    def note(command: list[str], folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
        ran.append(list(command))
        return subprocess.CompletedProcess(command, 0, "Package: libegl1\n", "")

    monkeypatch.setattr(machine, "has_apt", lambda: True)
    monkeypatch.setattr(machine, "loads", lambda library: library != "libEGL.so.1" or any("install" in c for c in ran))
    monkeypatch.setattr(machine, "has_font", lambda: True)
    monkeypatch.setattr(machine, "run_quietly", note)
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda name: object())
    return ran


def test_root_installs_what_is_missing_after_reading_the_lists(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(machine, "root_prefix", list)
    machine.prepare()
    commands = [command for command in debian if "apt-get" in command]
    assert [command[:4] for command in commands] == [
        ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "update"],
        ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install"],
    ]
    assert commands[1][-1] == "libegl1"


def test_sudo_is_used_where_it_asks_nothing(debian: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine, "root_prefix", lambda: ["sudo", "-n"])
    machine.prepare()
    assert [command[:3] for command in debian if "apt-get" in command] == [["sudo", "-n", "env"]] * 2


def test_without_rights_the_one_command_is_named(debian: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine, "root_prefix", lambda: None)
    with pytest.raises(Trouble, match=r"sudo apt-get install -y --no-install-recommends libegl1$"):
        machine.prepare()
    assert not [command for command in debian if "apt-get" in command]


def test_the_lines_of_unicode_are_wished_for_and_nothing_fails_without_them(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    def refuse(command: list[str], folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
        debian.append(list(command))
        return subprocess.CompletedProcess(command, int("install" in command), "Package: unicode-data\n", "E: no room")

    monkeypatch.setattr(machine, "loads", lambda library: True)
    monkeypatch.setattr(machine, "UNICODE", tmp_path / "BidiTest.txt")
    monkeypatch.setattr(machine, "run_quietly", refuse)
    monkeypatch.setattr(machine, "root_prefix", lambda: None)
    machine.prepare()
    assert debian == []
    monkeypatch.setattr(machine, "root_prefix", list)
    machine.prepare()
    assert debian[-1][-1] == "unicode-data"


def test_apt_that_brings_nothing_is_trouble(debian: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine, "root_prefix", list)
    monkeypatch.setattr(machine, "loads", lambda library: library != "libEGL.so.1")
    with pytest.raises(Trouble, match=r"still missing: libegl1\.$"):
        machine.prepare()


def test_fonts_and_pip_are_asked_for_too(debian: list[list[str]], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine, "has_font", lambda: False)
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda name: None)
    own = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert machine.missing_packages() == sorted(["fonts-noto-core", "libegl1", own])
    assert "python3-venv" in machine.missing_packages(lambda name: not name.startswith("python3."))


def test_a_package_goes_by_the_name_that_this_release_gives_it():
    names = machine.LIBRARIES["libglib-2.0.so.0"]
    assert machine.first(names, lambda name: True) == "libglib2.0-0t64"
    assert machine.first(names, lambda name: not name.endswith("t64")) == "libglib2.0-0"
    assert machine.first(names, lambda name: False) == "libglib2.0-0"


@pytest.mark.parametrize(
    ("release", "answer"),
    [({"ID": "debian"}, True), ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, True), ({"ID": "fedora"}, False)],
)
def test_apt_is_for_debian_and_its_relatives(release: dict[str, str], answer: bool, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine.shutil, "which", lambda name: name)
    monkeypatch.setattr(machine.platform, "freedesktop_os_release", lambda: release)
    assert machine.has_apt() is answer


def test_a_library_that_is_not_there_does_not_load():
    assert not machine.loads("libisnad-is-no-library.so.9")


def test_the_font_is_found_in_any_depth(tmp_path: Path):
    assert not machine.has_font([str(tmp_path)])
    tmp_path.joinpath("truetype", "noto").mkdir(parents=True)
    tmp_path.joinpath("truetype", "noto", "NotoNaskhArabic-Regular.ttf").touch()
    assert machine.has_font([str(tmp_path)])


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A clone in a folder of its own, whose steps are noted and not done."""
    done: list[str] = []
    for name in ("VENV", "LOCK", "STAMP", "LOCALE", "VENV_PYTHON"):
        monkeypatch.setattr(setup, name, tmp_path / getattr(setup, name).relative_to(setup.ROOT))
    setup.LOCK.write_text("one")
    setup.VENV_PYTHON.parent.mkdir(parents=True)
    setup.VENV_PYTHON.touch()
    catalogue = setup.LOCALE / "ar" / "LC_MESSAGES" / "isnad.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text("one")
    catalogue.with_suffix(".mo").touch()
    for step in ("prepare_machine", "install_dependencies", "qt_imports", "compile_translations"):
        monkeypatch.setattr(setup, step, lambda step=step: done.append(step) or True)
    assert setup.main() == 0
    assert done == ["prepare_machine", "install_dependencies", "qt_imports", "compile_translations"]
    done.clear()
    return done


def test_nothing_is_done_twice(clone: list[str]):
    assert setup.main() == 0
    assert clone == []


def test_new_translations_are_compiled_and_nothing_else(clone: list[str]):
    setup.catalogues()[0].write_text("two")
    setup.main()
    assert clone == ["compile_translations"]


def test_a_lost_compiled_file_is_made_again(clone: list[str]):
    setup.catalogues()[0].with_suffix(".mo").unlink()
    setup.main()
    assert clone == ["compile_translations"]


def test_a_new_lock_is_installed(clone: list[str]):
    setup.LOCK.write_text("two")
    setup.main()
    assert clone == ["install_dependencies", "qt_imports"]


def test_another_python_is_noticed(clone: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(setup, "python_version", lambda: "3.99")
    setup.main()
    assert clone == ["install_dependencies", "qt_imports"]


def test_a_lost_environment_is_noticed(clone: list[str]):
    setup.VENV_PYTHON.unlink()
    setup.main()
    assert clone == ["install_dependencies"]


def test_an_environment_that_was_half_made_is_not_taken_for_done(clone: list[str], monkeypatch: pytest.MonkeyPatch):
    def interrupted() -> bool:
        setup.VENV_PYTHON.touch()
        raise KeyboardInterrupt

    setup.VENV_PYTHON.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(setup, "install_dependencies", interrupted)
        assert setup.main() == 1
    setup.main()
    assert clone == ["install_dependencies"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", "null", '{"machine": 1}'])
def test_a_broken_stamp_means_everything_again(clone: list[str], stamp: str):
    setup.STAMP.write_text(stamp)
    setup.main()
    assert len(clone) == 4
    assert set(json.loads(setup.STAMP.read_text())) == {"machine", "dependencies", "qt", "translations"}


def test_a_step_that_fails_is_one_sentence_and_is_tried_again(
    clone: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail() -> bool:
        raise Trouble("The network is down.")

    setup.LOCK.write_text("two")
    with monkeypatch.context() as patched:
        patched.setattr(setup, "install_dependencies", fail)
        assert setup.main() == 1
    assert capsys.readouterr().err == "isnad: The network is down.\n"
    assert setup.main() == 0
    assert clone == ["install_dependencies", "qt_imports"]


@pytest.mark.parametrize(("works", "attempts"), [(True, 2), (False, 1)])
def test_pip_gets_a_second_chance_only_where_an_old_environment_may_be_to_blame(
    works: bool, attempts: int, monkeypatch: pytest.MonkeyPatch
):
    done: list[str] = []
    monkeypatch.setattr(setup, "venv_works", lambda: works)
    monkeypatch.setattr(setup, "make_venv", lambda: done.append("venv"))
    monkeypatch.setattr(setup, "pip_install", lambda: done.append("pip"))
    with pytest.raises(Trouble, match="pip could not install"):
        setup.install_dependencies()
    assert (done.count("pip"), done.count("venv")) == (attempts, 1)


def test_a_file_that_is_no_python_does_not_work(clone: list[str]):
    assert not setup.venv_works()


def test_an_old_environment_that_works_is_kept(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(setup, "VENV_PYTHON", Path(sys.executable))
    assert setup.venv_works()
    monkeypatch.setattr(setup, "python_version", lambda: "3.10")
    assert not setup.venv_works()


@pytest.fixture
def arabic() -> Catalog:
    """A catalogue of one message and one with plural forms, complete."""
    catalogue = Catalog(locale="ar")
    catalogue.mime_headers = [("Plural-Forms", SIX_FORMS)]  # Babel's own Arabic rule numbers the last two otherwise
    catalogue.add("Import {title}", "استيراد {title}")
    forms = ("لا ادعاءات", "ادعاء واحد", "ادعاءان", "{count} ادعاءات", "{count} ادعاءً", "{count} ادعاء")
    catalogue.add(("{count} claim", "{count} claims"), forms)
    return catalogue


def english(*messages: str | tuple[str, str]) -> Catalog:
    catalogue = Catalog()
    for message in messages:
        catalogue.add(message)
    return catalogue


PLURAL = ("{count} claim", "{count} claims")


def test_a_complete_catalogue_lacks_nothing(arabic: Catalog):
    assert translations.missing(arabic, english("Import {title}", PLURAL)) == []


def test_what_was_not_translated_and_what_is_no_longer_said_is_named(arabic: Catalog):
    arabic.add("Save", "")
    assert translations.missing(arabic, english(PLURAL, "Save", "Open")) == [
        "not translated: 'Save'",
        "not in the catalogue: 'Open'",
        "no longer said: 'Import {title}'",
    ]


def test_a_fuzzy_translation_is_named(arabic: Catalog):
    arabic["Import {title}"].flags.add("fuzzy")
    assert translations.missing(arabic, english("Import {title}", PLURAL)) == ["fuzzy: 'Import {title}'"]


@pytest.mark.parametrize("wrong", ["استيراد", "استيراد {titel}", "استيراد {title} {more}", "استيراد {title"])
def test_placeholders_must_agree(arabic: Catalog, wrong: str):
    arabic["Import {title}"].string = wrong
    (line,) = translations.missing(arabic, english("Import {title}", PLURAL))
    assert line.startswith("placeholders")


def test_only_the_forms_for_none_one_and_two_may_leave_the_count_out(arabic: Catalog):
    arabic[PLURAL[0]].string = (*("ادعاء",) * 3, "ادعاءات", "{count} ادعاءً", "{count} ادعاء")
    (line,) = translations.missing(arabic, english("Import {title}", PLURAL))
    assert "'ادعاءات'" in line


def test_templates_are_read_for_calls_and_methods():
    template = (
        "<p>{{ words('Claims') }} {{ speak.many('{count} claim', '{count} claims', n) }} {{ words(name) }}"
        "{% if x %}{{ words('By {who}', who=words('nobody')) }}{% endif %} {{ other('no') }}</p>"
    )
    source = io.BytesIO(template.encode())
    said = {message for _, message, _, _ in extract(translations.template_calls, source, translations.KEYWORDS)}
    assert said == {"Claims", PLURAL, "By {who}", "nobody"}


def test_a_broken_catalogue_is_one_sentence(tmp_path: Path):
    broken = tmp_path / "ar" / "LC_MESSAGES" / "isnad.po"
    broken.parent.mkdir(parents=True)
    broken.write_text('msgid "a"\nmsgstr "b\nnonsense\n')
    with pytest.raises(Trouble, match=r"^isnad.po of language ar cannot be read"):
        translations.read(broken)


def test_compiled_words_come_out_and_missing_ones_stay_english(
    arabic: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    arabic.add("Save", "")
    arabic.add(("{count} step", "{count} steps"), ("",) * 6)
    compiled = tmp_path / "ar" / "LC_MESSAGES" / "isnad.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, arabic)
    monkeypatch.setattr(words_module.resources, "path", lambda *parts: tmp_path.joinpath(*parts[1:]))
    words_module._catalogue.cache_clear()
    try:
        words = Words("ar")
        assert words("Import {title}", title="x") == "استيراد x"
        assert words.many(*PLURAL, 11) == "11 ادعاءً"
        assert words.many(*PLURAL, 2) == "ادعاءان"
        assert (words("Save"), words.many("{count} step", "{count} steps", 2)) == ("Save", "2 steps")
        assert (Words("xx")("Save"), Words("xx").many(*PLURAL, 1)) == ("Save", "1 claim")
    finally:
        words_module._catalogue.cache_clear()


def test_a_skipped_test_fails_a_run_in_which_nothing_may_be_skipped(tmp_path: Path):
    tmp_path.joinpath("test_one.py").write_text("import pytest\ndef test_it():\n    pytest.skip('no screen')\n")
    settings = tmp_path / "pytest.ini"
    settings.write_text("[pytest]\n")
    root = Path(no_skips.__file__).parents[1]
    environment = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    strict, lax = (
        subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-q",
                *plugin,
                "-c",
                str(settings),
                "--rootdir",
                str(tmp_path),
                str(tmp_path),
            ],
            cwd=root,
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        for plugin in (["-p", "tools.no_skips"], [])
    )
    assert strict.returncode == 1
    assert "nothing may be skipped" in strict.stdout
    assert lax.returncode == 0
