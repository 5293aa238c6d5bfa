"""The kept copies of a report's evidence as a web archive (WARC 1.1), each record packed by itself, as tools expect.

A page is a response record, each redirect that led to it one that holds its status and target alone, a file a resource
record. A metadata record beside each says of which evidence and claim it is a copy.
"""

from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

from factcheck.evidence import Snapshot
from factcheck.report import Report

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

_CHANGED = frozenset({"transfer-encoding", "content-length"})
"""Headers that told how the bytes came through the wire; the record holds the bytes themselves."""


def render(report: Report) -> bytes:
    """Return the archive of all copies in a report; of a report without copies, one that says so by being empty."""
    from warcio.warcwriter import WARCWriter

    written = BytesIO()
    writer = WARCWriter(written, gzip=True, warc_version="WARC/1.1")
    told = {"software": "Isnad", "format": "WARC File Format 1.1", "operator": report.by or "-"}
    first = writer.create_warcinfo_record("evidence.warc.gz", told)
    first.rec_headers.replace_header("WARC-Date", report.made)
    writer.write_record(first)
    for record in report.records:
        contents = {original.sha256: original.content for original in record.originals}
        for snapshot in record.snapshots:
            _write(writer, snapshot, contents[snapshot.sha256])
    return written.getvalue()


def _write(writer: "WARCWriter", snapshot: Snapshot, content: bytes) -> None:
    date = {"WARC-Date": snapshot.captured}
    at = snapshot.url
    for status, to in snapshot.redirects:
        cut = {**date, "WARC-Truncated": "unspecified"}
        writer.write_record(_response(writer, at, f"{status} Redirect", [("Location", to)], b"", cut))
        at = to
    if snapshot.http_status:
        headers = [
            (f"X-Archive-Orig-{name}" if name.lower() in _CHANGED else name, said) for name, said in snapshot.headers
        ]
        headers.append(("Content-Length", str(len(content))))
        status_line = f"{snapshot.http_status} {snapshot.http_reason}"
        kept = _response(writer, snapshot.final_url, status_line, headers, content, date)
    else:
        kept = writer.create_warc_record(
            f"file:///{quote(snapshot.url)}", "resource", BytesIO(content), len(content),
            warc_content_type=snapshot.media_type, warc_headers_dict=date,
        )  # fmt: skip
    writer.write_record(kept)
    writer.write_record(_about(writer, kept, snapshot))


def _response(
    writer: "WARCWriter", uri: str, status: str, headers: list[tuple[str, str]], body: bytes, said: dict[str, str]
) -> "ArcWarcRecord":
    from warcio.statusandheaders import StatusAndHeaders

    answered = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
    return writer.create_warc_record(
        uri, "response", BytesIO(body), len(body), http_headers=answered, warc_headers_dict=said
    )


def _about(writer: "WARCWriter", kept: "ArcWarcRecord", snapshot: Snapshot) -> "ArcWarcRecord":
    """Of which claim and evidence a record is a copy."""
    fields = {"isnad-claim": snapshot.claim, "isnad-evidence": snapshot.evidence, "sha256": snapshot.sha256}
    lines = "".join(f"{name}: {said}\r\n" for name, said in fields.items()).encode()
    return writer.create_warc_record(
        kept.rec_headers.get_header("WARC-Target-URI"), "metadata", BytesIO(lines), len(lines),
        warc_content_type="application/warc-fields",
        warc_headers_dict={
            "WARC-Date": snapshot.captured, "WARC-Refers-To": kept.rec_headers.get_header("WARC-Record-ID")
        },
    )  # fmt: skip
