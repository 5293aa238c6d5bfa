"""The program as the accessibility bus tells it: a tree of things with names, roles, states, texts and actions."""

import ctypes
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from tests.ui.outside.bus import Bus, Refused

_SPI = "org.a11y.atspi."
_ROOT = "/org/a11y/atspi/accessible/root"
_KEYS = "/org/a11y/atspi/registry/deviceeventcontroller"
_PRESS, _RELEASE, _PRESS_AND_RELEASE = 0, 1, 2
ENABLED, FOCUSABLE, FOCUSED, SHOWING, EDITABLE = 8, 11, 12, 25, 7
PATIENCE = 20

T = TypeVar("T")


class Program:
    """The program, once it is on the bus."""

    def __init__(self, session: str, display: str, language: str) -> None:
        self.language = language
        self._display = display
        asked = Bus(session)
        address = asked.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        asked.close()
        self.bus = Bus(address)
        self.application = self.wait(self._application)
        self.window = self.wait(lambda: next(iter(self.application.children()), None))
        self.wait(lambda: self.find("articleView"))
        self.focus_window()

    def close(self) -> None:
        self.bus.close()

    def wait(self, look: Callable[[], T | None]) -> T:
        """What a look finds, as soon as it finds something."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                found = look()
            except Refused:  # what was there a moment ago is gone
                found = None
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError("it never came")

    def _application(self) -> "Thing | None":
        root = Thing(self.bus, _SPI + "Registry", _ROOT)
        return next((child for child in root.children() if "isnad" in child.name.lower()), None)

    def find(self, id: str) -> "Thing | None":
        """The first thing that shows whose object name is this one."""
        return next((one for one in self.things() if one.id == id), None)

    def get(self, id: str) -> "Thing":
        return self.wait(lambda: self.find(id))

    def things(self) -> Iterator["Thing"]:
        """Everything in the windows that shows."""
        for window in self.application.children():
            yield from window.below()

    def focused(self) -> "Thing | None":
        """The control that has the keys; an item that is current in a list, or a tab, says that it has them too."""
        found = [one for one in self.things() if FOCUSED in one.states]
        return next(
            (one for one in reversed(found) if one.role not in {"list item", "tree item", "page tab", "filler"}), None
        )

    def key(self, symbol: int) -> None:
        """Press a key by its X keysym, as the registry does for those who cannot."""
        self._generate(symbol, _PRESS_AND_RELEASE)

    def _generate(self, symbol: int, how: int) -> None:
        x, display = self._x()
        code = x.XKeysymToKeycode(display, ctypes.c_ulong(symbol))
        x.XCloseDisplay(display)
        device = _SPI + "DeviceEventController"
        self.bus.call(_SPI + "Registry", _KEYS, device, "GenerateKeyboardEvent", "isu", code, "", how)

    def chord(self, held: int, symbol: int) -> None:
        """Press a key while another one, given by its keysym too, is held down."""
        for what, how in ((held, _PRESS), (symbol, _PRESS), (symbol, _RELEASE), (held, _RELEASE)):
            self._generate(what, how)

    def _x(self) -> tuple[Any, ctypes.c_void_p]:
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        x.XDefaultRootWindow.restype = ctypes.c_ulong
        return x, ctypes.c_void_p(x.XOpenDisplay(self._display.encode()))

    def focus_window(self) -> None:
        """Give the window the keys: there is no window manager here that would."""
        x, display = self._x()
        root, parent, many = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)()
        count = ctypes.c_uint()
        x.XQueryTree(
            display, ctypes.c_ulong(x.XDefaultRootWindow(display)), ctypes.byref(root), ctypes.byref(parent),
            ctypes.byref(many), ctypes.byref(count),
        )  # fmt: skip
        width, height, ignored = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_int()
        for window in many[: count.value]:
            x.XGetGeometry(
                display, ctypes.c_ulong(window), ctypes.byref(root), ctypes.byref(ignored), ctypes.byref(ignored),
                ctypes.byref(width), ctypes.byref(height), ctypes.byref(count), ctypes.byref(count),
            )  # fmt: skip
            if width.value > 300:
                x.XSetInputFocus(display, ctypes.c_ulong(window), 1, ctypes.c_ulong(0))
        x.XSync(display, 0)
        x.XCloseDisplay(display)


@dataclass(frozen=True)
class Thing:
    """Something on the bus."""

    bus: Bus
    owner: str
    path: str

    def ask(self, interface: str, method: str, signature: str = "", *values: Any) -> Any:
        return self.bus.call(self.owner, self.path, _SPI + interface, method, signature, *values)

    def tell(self, interface: str, name: str) -> Any:
        return self.bus.property(self.owner, self.path, _SPI + interface, name)

    @property
    def name(self) -> str:
        return str(self.tell("Accessible", "Name"))

    @property
    def id(self) -> str:
        """The object name: the last part of Qt's identifier."""
        try:
            return str(self.tell("Accessible", "AccessibleId")).rpartition(".")[2]
        except Refused:
            return ""

    @property
    def role(self) -> str:
        return str(self.ask("Accessible", "GetRoleName"))

    @property
    def states(self) -> set[int]:
        low, high = self.ask("Accessible", "GetState")
        return {bit for bit in range(64) if (low | high << 32) >> bit & 1}

    def children(self) -> list["Thing"]:
        return [Thing(self.bus, owner, path) for owner, path in self.ask("Accessible", "GetChildren")]

    def below(self) -> Iterator["Thing"]:
        """This and all that is in it, of what shows."""
        yield self
        for child in self.children():
            if SHOWING in child.states:
                yield from child.below()
