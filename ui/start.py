"""What a start spares itself before the window's modules are imported: work whose result nobody would see."""

import gc
from pathlib import Path

import PySide6.QtCore  # noqa: F401, the hook below comes with it

_HERE = Path(__file__).parent


def hasten() -> None:
    """Import nothing twice as slowly as need be; `settle` undoes what must not last.

    A start makes many objects and frees few, so the search for garbage waits until the window stands. And PySide
    reads the source of every module that is imported after it, to see whether it asks for PySide's other spelling of
    names; none of ours does, and each can be told so beforehand.
    """
    gc.disable()
    try:
        from shibokensupport import feature
    except ImportError:  # another PySide, which looks in another way or not at all
        return
    told = getattr(feature, "pyside_feature_dict", None)
    if isinstance(told, dict):
        modules = (path.relative_to(_HERE.parent).with_suffix("").parts for path in _HERE.rglob("*.py"))
        told.update((".".join(parts).removesuffix(".__init__"), 0) for parts in modules)


def settle() -> None:
    """Look for garbage again, among what comes from now on."""
    gc.freeze()
    gc.enable()
