"""Small files of each kind, made by the libraries that other programs make them with, or written out by hand."""

import io
import zipfile
from email.message import EmailMessage

PARAGRAPHS = (
    "قالت الوزارة يوم الثلاثاء إن أعمال السد الجديد ستبدأ خلال العام المقبل، وإن الاتفاق لا يشمل أي تمويل من الخارج.",
    "وأضاف المتحدث أن الأهالي سيحصلون على تعويضات قبل نقلهم إلى القرى الجديدة، وأن اللجنة ستنشر التفاصيل لاحقًا.",
)
TITLE = "الوزارة تعلن موعد بناء السد"


def docx(*paragraphs: str, title: str = TITLE) -> bytes:
    from docx import Document

    made = Document()
    made.core_properties.author = "سعاد"
    made.add_heading(title, 1)
    for one in paragraphs or PARAGRAPHS:
        made.add_paragraph(one)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "السنة", "٢٠٢٤"
    return saved(made)


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def packed(**parts: str | bytes) -> bytes:
    """A ZIP of parts; two underscores in a name stand for a slash, one for a full stop before the suffix."""
    return zipped({name.replace("__", "/").replace("_", "."): content for name, content in parts.items()})


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def odt(*paragraphs: str) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("table", "table"))
    )
    body = "".join(f"<text:p>{one}</text:p>" for one in paragraphs or PARAGRAPHS)
    head = f'<text:h text:outline-level="1">{TITLE}</text:h>'
    content = f"<office:document-content {names}><office:body><office:text>{head}{body}</office:text></office:body>"
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content + "</office:document-content>",
    })  # fmt: skip


def epub() -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{TITLE}</dc:title><dc:creator>سعاد</dc:creator><dc:language>ar</dc:language></metadata>"
        '<manifest><item id="b" href="text/b.xhtml"/><item id="a" href="text/a.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>'
    return zipped({
        "META-INF/container.xml": container, "OEBPS/book.opf": book,
        "OEBPS/text/b.xhtml": page.format(PARAGRAPHS[1]), "OEBPS/text/a.xhtml": page.format(PARAGRAPHS[0]),
    })  # fmt: skip


def rtf() -> bytes:
    def coded(text: str) -> str:
        return "".join(f"\\u{ord(sign)}?" if ord(sign) > 127 else sign for sign in text)

    lines = "".join(f"{coded(one)}\\par\n" for one in (TITLE, *PARAGRAPHS))
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\info{{\\title {coded(TITLE)}}}}}\n{lines}}}".encode("ascii")


def mail(subtype: str = "plain", charset: str = "windows-1256") -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = TITLE, "سعاد <s@example.org>", "Tue, 12 Sep 2023 10:00:00 +0300"
    text = "\n".join(PARAGRAPHS)
    made.set_content(text if subtype == "plain" else f"<p>{text}</p>", subtype=subtype, charset=charset, cte="base64")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="مرفق.pdf")
    return made.as_bytes()


def workbook(rows: list[list[str]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


_SAID = [f"هذه الفقرة رقم {number} من خبر عن السدود والمياه." + " وفيها كلام كثير." * 12 for number in range(8)]
PAGE_WITH_MORE = (
    '<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>خبر</title></head><body>'
    "<div class=menu><ul><li><a href=/>الرئيسية</a></li><li><a href=/a>اتصل بنا</a></li></ul></div>"
    "<article><h1>خبر عن السدود</h1>" + "".join(f"<p>{one}</p>" for one in _SAID) + "</article>"
    "<div id=footer><p>جميع الحقوق محفوظة</p></div></body></html>"
)
"""A page that shows a menu and a foot beside its article."""
