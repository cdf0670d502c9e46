"""PDF: cycles, lies, damage, actions."""

from __future__ import annotations

import random
from typing import Final

from .case import Case, fine, of
from .pdf_damage import (
    WHOLE,
    deep_pages,
    drawing,
    encrypted,
    filters,
    ladder,
    many_pages,
    media_box,
    object_streams,
    table_loop,
    text_bomb,
    zlib_bomb,
)
from .pdf_objects import FONT, changed, lines_of, objects, pdf, stream

_ACTION: Final = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('SCRIPT-RAN'\\))>>>>"
_LAUNCH: Final = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>"
_EMBEDDED: Final = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(x.exe) 8 0 R]>>>>>>"
_FORM: Final = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]/NeedAppearances true/XFA 9 0 R>>>>"

PDFS: Final = (
    Case(
        "pdf/plain.pdf",
        "ingested",
        "nothing: the others are this one, changed",
        of(pdf(objects("plain pdf"))),
    ),
    *(
        Case(
            f"pdf/truncated-{share}.pdf",
            "either",
            f"the first {share} % of a file",
            of(WHOLE[: len(WHOLE) * share // 100]),
        )
        for share in (1, 25, 50, 75, 90, 99)
    ),
    Case(
        "pdf/random.pdf",
        "problem",
        "random bytes after the mark",
        of(b"%PDF-1.4\n" + random.Random(4).randbytes(5000)),
    ),
    Case("pdf/mark-only.pdf", "problem", "the mark alone", of(b"%PDF-1.7\n")),
    Case(
        "pdf/garbage-before.pdf",
        "either",
        "bytes before the mark",
        of(b"\r\n\0junk" * 40 + pdf(objects("garbage"))),
    ),
    Case("pdf/no-pages.pdf", "problem", "no page", of(changed("x", {2: b"<</Type/Pages/Kids[]/Count 0>>"}))),
    Case(
        "pdf/no-text.pdf", "problem", "a page without a word, as a scan", of(changed("x", {4: stream(b"")}))
    ),
    Case(
        "pdf/cycle.pdf",
        "either",
        "pages that are their own children",
        of(changed("x", {2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"})),
    ),
    Case(
        "pdf/cycle-only.pdf",
        "either",
        "a tree of pages without a page",
        of(changed("x", {2: b"<</Type/Pages/Kids[2 0 R]/Count 9>>"})),
    ),
    Case(
        "pdf/count-huge.pdf",
        "either",
        "2,000,000,000 pages, it says",
        of(changed("count-huge", {2: b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"})),
    ),
    Case(
        "pdf/count-negative.pdf",
        "either",
        "fewer than no pages",
        of(changed("count-negative", {2: b"<</Type/Pages/Kids[3 0 R]/Count -5>>"})),
    ),
    Case("pdf/many-pages.pdf", "either", "100,000 times the same page", of(lambda: many_pages(100_000))),
    Case("pdf/deep-pages.pdf", "either", "a tree of pages 5,000 deep", of(lambda: deep_pages(5000))),
    Case(
        "pdf/length-long.pdf",
        "either",
        "a stream that says it is longer",
        of(changed("length-long", {4: stream(lines_of("length-long"), length=99_999_999)})),
    ),
    Case(
        "pdf/length-short.pdf",
        "either",
        "a stream that says it is shorter",
        of(changed("length-short", {4: stream(lines_of("length-short"), length=20)})),
    ),
    Case(
        "pdf/length-negative.pdf",
        "either",
        "a stream of negative length",
        of(changed("length-negative", {4: stream(lines_of("length-negative"), length=-1)})),
    ),
    Case("pdf/javascript.pdf", "ingested", "a script on opening", of(changed("javascript", {1: _ACTION}))),
    Case("pdf/launch.pdf", "ingested", "a program on opening", of(changed("launch", {1: _LAUNCH}))),
    Case(
        "pdf/embedded.pdf",
        "ingested",
        "a file within",
        of(
            changed(
                "embedded",
                {1: _EMBEDDED, 8: b"<</Type/Filespec/F(x.exe)/EF<</F 9 0 R>>>>", 9: stream(b"MZ SCRIPT-RAN")},
            )
        ),
    ),
    Case(
        "pdf/form.pdf",
        "either",
        "a form with XML that names files",
        of(
            changed(
                "form",
                {
                    1: _FORM,
                    8: b"<</FT/Tx/T(a)/Kids[8 0 R]/Parent 8 0 R>>",
                    9: stream(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
                },
            )
        ),
    ),
    Case("pdf/encrypted.pdf", "problem", "a password", of(lambda: encrypted("secret"))),
    Case("pdf/locked.pdf", "ingested", "a password against changes only", of(lambda: encrypted(""))),
    Case("pdf/object-streams.pdf", "problem", "damaged object streams", of(object_streams())),
    Case("pdf/table-loop.pdf", "either", "a table that comes before itself", of(table_loop())),
    Case(
        "pdf/table-wrong.pdf",
        "either",
        "a table that points anywhere",
        of(WHOLE.replace(b" 00000 n", b" 00007 n").replace(b"\n00000000", b"\n00000004")),
    ),
    Case(
        "pdf/size-lie.pdf",
        "either",
        "a table of 2,000,000,000 objects, it says",
        of(
            pdf(objects("size-lie"))
            .replace(b"/Size 8", b"/Size 2000000000")
            .replace(b"xref\n0 8", b"xref\n0 2000000000")
        ),
    ),
    Case(
        "pdf/arrays.pdf",
        "either",
        "arrays 100,000 deep",
        of(
            changed("arrays", {1: b"<</Type/Catalog/Pages 2 0 R/X" + b"[" * 100_000 + b"]" * 100_000 + b">>"})
        ),
    ),
    Case(
        "pdf/dictionaries.pdf",
        "either",
        "dictionaries 100,000 deep",
        of(changed("dictionaries", {8: b"<</A" * 100_000 + b" 1" + b">>" * 100_000})),
    ),
    Case(
        "pdf/reference-loop.pdf",
        "either",
        "an object that is a reference to itself",
        of(changed("reference-loop", {4: b"4 0 R"})),
    ),
    Case("pdf/form-loop.pdf", "either", "a drawing that draws itself", of(drawing("form-loop", b"/X Do"))),
    Case(
        "pdf/form-doubling.pdf",
        "either",
        "a drawing that draws itself twice: memory without end in some readers",
        of(drawing("form-doubling", b"/X Do /X Do")),
    ),
    Case("pdf/form-ladder.pdf", "either", "25 drawings, each with the next twice", of(lambda: ladder(25))),
    Case(
        "pdf/states.pdf",
        "either",
        "a million saved states",
        of(lambda: changed("states", {4: stream(b"q " * 1_000_000 + lines_of("states"))})),
    ),
    Case("pdf/text-bomb.pdf", "either", "a character that stands for 500", of(text_bomb)),
    Case(
        "pdf/stream-bomb.pdf",
        "either",
        "contents of 1 GB",
        of(lambda: changed("stream-bomb", {4: zlib_bomb()})),
    ),
    Case("pdf/filters.pdf", "either", "contents packed thirty times", of(changed("filters", {4: filters()}))),
    Case(
        "pdf/box-huge.pdf",
        "ingested",
        "a page larger than a country",
        of(changed("box-huge", {3: media_box(b"0 0 99999999 99999999")})),
    ),
    Case(
        "pdf/box-negative.pdf",
        "either",
        "a page of negative size",
        of(changed("box-negative", {3: media_box(b"0 0 -595 -842")})),
    ),
    Case(
        "pdf/box-none.pdf",
        "either",
        "a page without a size",
        of(changed("box-none", {3: media_box(b"0 0 0 0")})),
    ),
    Case(
        "pdf/box-nan.pdf",
        "either",
        "a page whose size is no number",
        of(changed("box-nan", {3: media_box(b"0 0 1e999 (x)")})),
    ),
    Case(
        "pdf/far-away.pdf",
        "either",
        "text outside the page",
        of(changed("far-away", {4: stream(lines_of("far-away").replace(b"30 760", b"-9e30 9e30"))})),
    ),
    Case(
        "pdf/tiny.pdf",
        "either",
        "text of no size",
        of(changed("tiny", {4: stream(lines_of("tiny").replace(b"/F1 9", b"/F1 0"))})),
    ),
    Case(
        "pdf/font-loop.pdf",
        "either",
        "a font that descends from itself",
        of(changed("font-loop", {5: FONT.replace(b"6 0 R", b"5 0 R")})),
    ),
    Case("pdf/text.pdf", "either", "a text called .pdf", of(fine("text.pdf"))),
    Case("pdf/empty.pdf", "problem", "an empty file", of(b"")),
    Case("pdf/disguised.txt", "either", "a PDF called .txt", of(pdf(objects("disguised pdf")))),
)
