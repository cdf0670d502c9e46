"""Word files (.docx): a zip of XML parts, read one part at a time without ever holding a tree.

`package` guards the zip, `markup` the XML, `numbering` knows the numbers of lists, `body` makes lines of the text.
"""

from bulletincli.reading.docx.document import read_docx

__all__ = ["read_docx"]
