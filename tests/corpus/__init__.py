"""Bulletins written out as the files that offices publish: encodings, web pages, PDF, Word, archives.

`formats.FORMATS` names them all.
"""
