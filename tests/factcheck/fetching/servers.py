"""Servers on this machine that answer as the worst of the web does."""

import gzip
import http.server
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

OWN_CERTIFICATE = Path(__file__).with_name("own.pem")
"""A certificate, with its key, that nobody vouches for."""

PAGE = "<p>نص الصفحة كما نُشرت</p>".encode()
ARTICLE = (
    "<html><head><title>الوزارة تنفي</title></head><body><article><p>نفت الوزارة توقيع أي عقد لبناء السد.</p>"
    "<p>وقال المتحدث إن القرار لم يصدر بعد.</p></article><img src='http://127.0.0.1:9/seen.png'></body></html>"
)
PACKED_BOMB = gzip.compress(bytes(65 * 2**20))


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the path that is asked for; `asked` remembers what was."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        name = self.path.partition("?")[0].strip("/").partition("/")[0] or "page"
        deed: Callable[[], None] | None = getattr(self, f"do_{name}", None)
        if deed is None:
            self.send(b"no such page", status=404)
        else:
            deed()

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_page(self) -> None:
        self.send(PAGE, X_Title="عنوان".encode().decode("latin-1"))

    def do_sized(self) -> None:
        self.send(b"x" * int(self.path.partition("?")[2]))

    def do_poured(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + b"x" * int(self.path.partition("?")[2]))

    def do_told(self) -> None:
        self.send(str(self.headers).encode())

    def do_moved(self) -> None:
        self.send(b"", 301, Location="/again?x=%D8%A7")

    def do_again(self) -> None:
        self.send(b"", 302, Location="page#place")

    def do_round(self) -> None:
        self.send(b"", 307, Location="/round")

    def do_away(self) -> None:
        self.send(b"", 302, Location=self.path.partition("?")[2])

    def do_untyped(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 Fine\r\n\r\n\x00\xffbytes")

    def do_lie(self) -> None:
        self.send(b"\x89PNG not a page", Content_Type="Text/HTML")

    def do_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(2**40))
        self.end_headers()

    def do_endless(self) -> None:
        self.pour(b"x" * 65536, pause=0)

    def do_slow(self) -> None:
        self.pour(b"x", pause=0.05)

    def do_stuck(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self.server.stopped.wait()  # type: ignore[attr-defined]

    def do_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"half")

    def do_chunks(self) -> None:
        self.chunked(b"5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n")

    def do_cutchunks(self) -> None:
        self.chunked(b"5\r\nfirst\r\n6\r\nsec")

    def do_legacy(self) -> None:
        self.send(ARTICLE.encode("windows-1256"), Content_Type="text/html; charset=Windows-1256")

    def do_misread(self) -> None:
        self.send("日本の灌漑省は契約を否定した。".encode("shift_jis"), Content_Type="text/plain; charset=Shift_JIS")

    def do_packed(self) -> None:
        self.send(gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")

    def do_notes(self) -> None:
        self.send("# سدّ\n\nنص **غليظ** هنا".encode(), Content_Type="text/plain; charset=utf-8")

    def do_empty(self) -> None:
        self.send(b"")

    def do_bomb(self) -> None:
        self.send(PACKED_BOMB, Content_Encoding="gzip")

    def do_nonsense(self) -> None:
        self.wfile.write(b"hello, I am no web server\r\n\r\n")

    def do_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(5000)) + b"\r\n")

    def chunked(self, body: bytes) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n" + body)

    def pour(self, block: bytes, pause: float) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while not self.server.stopped.wait(pause):  # type: ignore[attr-defined]
                self.wfile.write(block)
        except OSError:
            return  # whoever asked has had enough

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def serving(certificate: Path | None = None, host: str = "127.0.0.1") -> Iterator[tuple[str, list[str]]]:
    """A server while the block runs: its address (http://127.0.0.1:1234) and the paths that are asked for."""
    asked: list[str] = []
    handler = type("OwnHandler", (Handler,), {"asked": asked})
    server = http.server.ThreadingHTTPServer((host, 0), handler)
    server.daemon_threads = True
    server.stopped = threading.Event()  # type: ignore[attr-defined]
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    scheme = "http"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        scheme = "https"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield f"{scheme}://{host}:{server.server_address[1]}", asked
    finally:
        server.stopped.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()
        thread.join()


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
