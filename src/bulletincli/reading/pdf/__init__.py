"""PDF files, by stages: glyphs with their boxes → runs → reading order → lines → paragraphs.

Pdfium reads the file; which character stands where is all that is taken from it. What furniture there is (page
numbers, running heads) is dropped before the order is found, for a head that spans two columns would part them.
"""

from bulletincli.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
