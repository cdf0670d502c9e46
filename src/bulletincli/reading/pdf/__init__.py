"""PDF files, by stages: glyphs with their boxes → runs → rows of tables → reading order → lines → paragraphs.

Pdfium reads the file; which character stands where, and where straight lines are drawn, is all that is taken from it.
What furniture there is (page numbers, running heads) is dropped before tables are looked for and the order is found,
for a head that spans two columns would part them. A table's row is one run from then on, so that its cells are never
read as columns of the page.
"""

from bulletincli.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
