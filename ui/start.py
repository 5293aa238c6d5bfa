"""What a start spares itself before the window's modules are imported: work whose result nobody would see."""

import enum
import gc
import os
from pathlib import Path
from typing import Any, cast

from ui.compiled import Compiled

_HERE = Path(__file__).parent

_STUB_WRITER = "shibokensupport/signature/lib/pyi_generator.py"
"""What PySide writes its own type stubs with. It loads it at each start, for nobody; an empty module stands for it."""

_compiled = Compiled(Path(__file__), without=_STUB_WRITER)

# The standard library's own, of every Python we run on; where one day they are gone, nothing is hastened.
_create: Any = getattr(enum.EnumType, "_create_", None)
_simple: Any = getattr(enum, "_simple_enum", None)


def hasten() -> None:
    """Import nothing twice as slowly as need be; `settle` undoes what must not last. Call it before all else.

    A start makes many objects and frees few, so the search for garbage waits until the window stands. PySide makes
    some three hundred enumerations of four thousand members: see `_create_quickly`; and it compiles its own modules
    from their text each time, as dataclasses do with their methods: see `Compiled`.
    """
    gc.disable()
    _compiled.begin()
    if _create is not None and _simple is not None:
        setattr(enum.EnumType, "_create_", _create_quickly)  # noqa: B010, it is not a public name


def load_qt() -> None:
    """Import Qt, and spare it a look into each of our modules.

    PySide reads the source of every module that is imported after it, to see whether it asks for PySide's other
    spelling of names; none of ours does, and each can be told so beforehand.
    """
    import PySide6.QtCore  # noqa: F401, the hook comes with it

    try:
        from shibokensupport import feature
    except ImportError:  # another PySide, which looks in another way or not at all
        return
    told = getattr(feature, "pyside_feature_dict", None)
    if isinstance(told, dict):
        for folder, _, names in os.walk(_HERE):
            package = os.path.relpath(folder, _HERE.parent).replace(os.sep, ".")
            told[package] = 0
            told.update((f"{package}.{name[:-3]}", 0) for name in names if name.endswith(".py"))


def settle() -> None:
    """Look for garbage again, among what comes from now on, and make enumerations as everybody does."""
    _compiled.end()
    if _create is not None:
        setattr(enum.EnumType, "_create_", _create)  # noqa: B010
    gc.freeze()
    gc.enable()


def _create_quickly(base: enum.EnumType, name: str, names: object, **asked: object) -> enum.EnumType:
    """Make an enumeration of pairs of names and numbers, as the standard library makes its own: unchecked.

    What is checked otherwise, member by member, cannot be wrong in Qt's. Any other call is the usual one.
    """
    boundary = asked.pop("boundary", None)
    usual = any(value is not None for key, value in asked.items() if key not in {"start", "module", "qualname"})
    if usual or not isinstance(names, list) or not all(_is_number(pair) for pair in names):
        return cast(enum.EnumType, _create(base, name, names, boundary=boundary, **asked))
    made: enum.EnumType = _simple(base, boundary=boundary)(type(name, (), dict(names)))
    made.__doc__ = None
    made.__module__ = str(asked.get("module") or base.__module__)
    made.__qualname__ = str(asked.get("qualname") or name)
    return made


def _is_number(pair: object) -> bool:
    return isinstance(pair, tuple) and len(pair) == 2 and type(pair[1]) is int
