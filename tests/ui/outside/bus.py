"""A D-Bus connection of our own: method calls and their answers, with the types that the accessibility bus speaks."""

import os
import socket
import struct
from typing import Any

_CALL, _ANSWER, _ERROR = 1, 2, 3
_FIXED = {"y": "B", "b": "I", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d", "h": "I"}
_ALIGNED = {"y": 1, "n": 2, "q": 2, "x": 8, "t": 8, "d": 8, "(": 8, "{": 8, "g": 1, "v": 1}


class Refused(Exception):
    """The other side answered with an error."""


def _ends(signature: str, at: int) -> int:
    """Where the type ends that begins at a place of a signature."""
    if signature[at] == "a":
        return _ends(signature, at + 1)
    if signature[at] not in "({":
        return at + 1
    at += 1
    while signature[at] not in ")}":
        at = _ends(signature, at)
    return at + 1


def _types(signature: str) -> list[str]:
    found, at = [], 0
    while at < len(signature):
        end = _ends(signature, at)
        found.append(signature[at:end])
        at = end
    return found


class Writer:
    """Values as bytes, little end first, aligned as the protocol wants."""

    def __init__(self) -> None:
        self.data = bytearray()

    def pad(self, to: int) -> None:
        self.data += bytes(-len(self.data) % to)

    def put(self, kind: str, value: Any) -> None:
        self.pad(_ALIGNED.get(kind[0], 4))
        if kind in _FIXED:
            self.data += struct.pack("<" + _FIXED[kind], value)
        elif kind in "sog":
            raw = value.encode()
            self.data += struct.pack("<B" if kind == "g" else "<I", len(raw)) + raw + b"\0"
        elif kind == "v":
            self.put("g", value[0])
            self.put(*value)
        elif kind[0] == "a":
            self._put_array(kind[1:], value)
        else:
            for inner, one in zip(_types(kind[1:-1]), value, strict=True):
                self.put(inner, one)

    def _put_array(self, inner: str, values: Any) -> None:
        place = len(self.data)
        self.data += bytes(4)
        self.pad(_ALIGNED.get(inner[0], 4))
        start = len(self.data)
        for one in values:
            self.put(inner, one)
        self.data[place : place + 4] = struct.pack("<I", len(self.data) - start)


class Reader:
    """Bytes as values again."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def pad(self, to: int) -> None:
        self.at += -self.at % to

    def take(self, kind: str) -> Any:
        self.pad(_ALIGNED.get(kind[0], 4))
        if kind in _FIXED:
            size = struct.calcsize(_FIXED[kind])
            self.at += size
            return struct.unpack_from("<" + _FIXED[kind], self.data, self.at - size)[0]
        if kind in "sog":
            length = self.take("y" if kind == "g" else "u")
            self.at += length + 1
            return self.data[self.at - length - 1 : self.at - 1].decode()
        if kind == "v":
            return self.take(self.take("g"))
        if kind[0] == "a":
            return self._take_array(kind[1:])
        return tuple(self.take(inner) for inner in _types(kind[1:-1]))

    def _take_array(self, inner: str) -> list[Any]:
        length = self.take("u")
        self.pad(_ALIGNED.get(inner[0], 4))
        end = self.at + length
        found = []
        while self.at < end:
            found.append(self.take(inner))
        return found


class Bus:
    """A connection to the bus at an address such as `unix:path=/tmp/x,guid=…`."""

    def __init__(self, address: str) -> None:
        values = dict(part.split("=", 1) for part in address.partition(";")[0].partition(":")[2].split(","))
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(20)
        self._socket.connect(values["path"] if "path" in values else "\0" + values["abstract"])
        self._serial = 0
        identity = str(os.getuid()).encode().hex()
        self._socket.sendall(f"\0AUTH EXTERNAL {identity}\r\n".encode())
        answer = self._socket.recv(4096)
        assert answer.startswith(b"OK"), answer
        self._socket.sendall(b"BEGIN\r\n")
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")

    def close(self) -> None:
        self._socket.close()

    def call(self, to: str, path: str, interface: str, method: str, signature: str = "", *values: Any) -> Any:
        """Call a method and return what it answers: one value, or a tuple of several. Raises Refused."""
        self._serial += 1
        body = Writer()
        for kind, value in zip(_types(signature), values, strict=True):
            body.put(kind, value)
        fields = [(1, ("o", path)), (2, ("s", interface)), (3, ("s", method)), (6, ("s", to))]
        fields += [(8, ("g", signature))] if signature else []
        head = Writer()
        head.data += struct.pack("<cBBBII", b"l", _CALL, 0, 1, len(body.data), self._serial)
        head.put("a(yv)", fields)
        head.pad(8)
        self._socket.sendall(bytes(head.data + body.data))
        return self._answer()

    def property(self, to: str, path: str, interface: str, name: str) -> Any:
        return self.call(to, path, "org.freedesktop.DBus.Properties", "Get", "ss", interface, name)

    def _answer(self) -> Any:
        while True:
            kind, fields, body = self._read()
            if kind in {_ANSWER, _ERROR} and fields.get(5) == self._serial:
                reader = Reader(body)
                found = [reader.take(one) for one in _types(fields.get(8, ""))]
                if kind == _ERROR:
                    raise Refused(fields.get(4), *found)
                return found[0] if len(found) == 1 else tuple(found)

    def _read(self) -> tuple[int, dict[int, Any], bytes]:
        start = self._exactly(16)
        kind, length, known = start[1], *struct.unpack_from("<I4xI", start, 4)
        known += -known % 8
        reader = Reader(start + self._exactly(known))
        reader.at = 12
        fields = dict(reader.take("a(yv)"))
        return kind, fields, self._exactly(length)

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            more = self._socket.recv(count - len(found))
            assert more, "the bus hung up"
            found += more
        return found
