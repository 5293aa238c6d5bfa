"""What the readers' tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[4] / "shared" / "data" / "import"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that opens a connection fails its test."""
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("a reader tried to reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
