"""Saved web pages: the main text of a page as lines, without what surrounds it, and what the page tells of itself."""

from bulletincli.reading.html.read import read_html

__all__ = ["read_html"]
