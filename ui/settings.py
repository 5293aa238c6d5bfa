"""What the reader chose, kept between two starts of the program."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from factcheck.nearly import Nearly
from factcheck.words import LANGUAGES
from ui.look import COLUMNS, SPACINGS, Look
from ui.setting import Choice, Switch

ZOOM_STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The sizes of the article's text, in per cent."""

CLAIMS_ORDERS = ("place", "status", "time")

_RECENT = 10

THEMES = ("system", "light", "dark")

NEARLY = tuple(one.value for one in Nearly)


class Settings:
    """The choices of one user: each is read with a default that fits the system, and written when it is made."""

    def __init__(self, kept: QSettings | None = None) -> None:
        """Use the user's own settings file, or the one given."""
        self._kept = kept or QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "isnad", "isnad")

    @property
    def language(self) -> str:
        """The interface's language; at the first start the system's where the program speaks it, else English."""
        system = QLocale.system().name().split("_")[0]
        chosen = self.text("language", system)
        return chosen if chosen in LANGUAGES else "en"

    @language.setter
    def language(self, language: str) -> None:
        self._kept.setValue("language", language)

    theme = Choice("theme", THEMES)
    """`system`, `light` or `dark`."""

    arabic_digits = Switch("arabic_digits", "no")
    """Whether the program writes its own numbers as ٠١٢٣."""

    private_allowed = Switch("private", "no")
    """Whether pages may be fetched from this machine and from private networks."""

    nearly = Choice("nearly", NEARLY)
    """What becomes of a text that is nearly the same as one of the desk: "copy", "version" or "skip"."""

    @property
    def aids(self) -> int:
        """Which other programs may help to read what we do not, as the flags of `factcheck.apart.Aids`."""
        chosen = self.text("aids", "0")
        return int(chosen) if chosen in {"0", "1", "2", "3"} else 0

    @aids.setter
    def aids(self, chosen: int) -> None:
        self._kept.setValue("aids", str(chosen))

    preview = Switch("preview", "yes")
    """Whether a single article is looked at before it comes into the desk."""

    @property
    def zoom(self) -> int:
        """The size of the article's text in per cent, one of ZOOM_STEPS."""
        wanted = self.text("zoom", "100")
        return int(wanted) if wanted.isdecimal() and int(wanted) in ZOOM_STEPS else 100

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._kept.setValue("zoom", str(percent))

    @property
    def look(self) -> Look:
        """How articles are set; what is not offered counts as not chosen."""
        usual = Look()
        spacing, column = self._number("look/spacing", SPACINGS), self._number("look/column", COLUMNS)
        return Look(self.text("look/family", ""), spacing or usual.spacing, column or usual.column)

    @look.setter
    def look(self, look: Look) -> None:
        for name in ("family", "spacing", "column"):
            self._kept.setValue(f"look/{name}", str(getattr(look, name)))

    hidden_shown = Switch("hidden", "no")
    """Whether articles show signs for their hidden characters."""

    folder = Choice("folder")
    """The folder that a file was last opened from or written to."""

    @property
    def templates(self) -> list[Path]:
        """The files of the templates of reports that were kept or opened, the newest last."""
        kept = self.text("templates", "")
        return [Path(line) for line in kept.split("\n") if line]

    @templates.setter
    def templates(self, files: list[Path]) -> None:
        self._kept.setValue("templates", "\n".join(map(str, files)))

    def export_choice(self, desk: str) -> str:
        """Return what was chosen for the last report of a desk, as `ui.export_choice` writes it, or empty."""
        return self.text(f"export/{desk.replace('/', '|')}", "")

    def set_export_choice(self, desk: str, choice: str) -> None:
        """Remember what was chosen for a report of a desk."""
        self._kept.setValue(f"export/{desk.replace('/', '|')}", choice)

    @property
    def find_options(self) -> tuple[bool, bool]:
        """Whether finding in an article takes whole words only, and letters exactly as they are typed."""
        kept = self.text("find", "")
        return "whole" in kept, "exact" in kept

    @find_options.setter
    def find_options(self, options: tuple[bool, bool]) -> None:
        whole, exact = options
        self._kept.setValue("find", " ".join(["whole"] * whole + ["exact"] * exact))

    search_level = Choice("search_level")
    """How far a word that is found in the desk may be from the one that was typed: a level's value, or empty."""

    claims_order = Choice("claims_order", CLAIMS_ORDERS)
    """What the claims are ordered by: `place`, `status` or `time`."""

    @property
    def keys(self) -> dict[str, list[str]]:
        """The keys that were chosen for deeds instead of the usual ones, by name; none where a key was turned off."""
        self._kept.beginGroup("keys")
        kept = {name: str(self._kept.value(name)).split() for name in self._kept.childKeys()}
        self._kept.endGroup()
        return kept

    @keys.setter
    def keys(self, keys: dict[str, list[str]]) -> None:
        self._kept.remove("keys")
        for name, chosen in keys.items():
            self._kept.setValue(f"keys/{name}", " ".join(chosen))

    def article(self, desk: str) -> str:
        """Return the id of the article that was open last in a desk, or empty."""
        return self.text(f"article/{desk.replace('/', '|')}", "")

    def set_article(self, desk: str, article: str) -> None:
        """Remember which article is open in a desk."""
        self._kept.setValue(f"article/{desk.replace('/', '|')}", article)

    def recent(self, desk: str) -> list[str]:
        """Return the ids of the articles of a desk that were opened last, the newest first, ten at most."""
        return self.text(f"recent/{desk.replace('/', '|')}", "").split()[:_RECENT]

    def set_recent(self, desk: str, articles: list[str]) -> None:
        """Remember which articles were opened last."""
        self._kept.setValue(f"recent/{desk.replace('/', '|')}", " ".join(articles[:_RECENT]))

    def add_recent(self, desk: str, article: str) -> None:
        """Remember that an article was opened now."""
        before = self.recent(desk)
        if before[:1] != [article]:
            self.set_recent(desk, [article, *(one for one in before if one != article)])

    def windows(self, desk: str) -> list[tuple[str, QByteArray]]:
        """Return the windows that were open on a desk beside the first: the article's id, and the window's place."""
        kept = (one.partition(":") for one in self.text(f"windows/{desk.replace('/', '|')}", "").split())
        return [(article, QByteArray.fromBase64(QByteArray(place.encode()))) for article, _, place in kept]

    def set_windows(self, desk: str, windows: list[tuple[str, QByteArray]]) -> None:
        """Remember which windows are open beside the first."""
        told = " ".join(f"{article}:{place.toBase64().toStdString()}" for article, place in windows)
        name = f"windows/{desk.replace('/', '|')}"
        if told != self.text(name, ""):
            self._kept.setValue(name, told)

    @property
    def edges(self) -> tuple[int, int]:
        """How many pixels of the window's height were last taken above its panes and below them; (0, 0) if unknown."""
        above, _, below = self.text("layout/edges", "").partition(" ")
        return (int(above), int(below)) if above.isdecimal() and below.isdecimal() else (0, 0)

    @edges.setter
    def edges(self, edges: tuple[int, int]) -> None:
        self._kept.setValue("layout/edges", f"{edges[0]} {edges[1]}")

    def layout(self, name: str) -> QByteArray:
        """Return a layout that was kept under a name, or an empty one."""
        kept = self._kept.value(f"layout/{name}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def set_layout(self, name: str, layout: QByteArray) -> None:
        """Keep a layout under a name."""
        self._kept.setValue(f"layout/{name}", layout)

    def text(self, name: str, default: str) -> str:
        """Return what is kept under a name."""
        return str(self._kept.value(name, default))

    def keep(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        self._kept.setValue(name, text)

    def _number(self, name: str, offered: Sequence[int]) -> int:
        """Return a number that was kept, or 0 when it is none of those that are offered."""
        kept = self.text(name, "")
        return int(kept) if kept.isdecimal() and int(kept) in offered else 0
