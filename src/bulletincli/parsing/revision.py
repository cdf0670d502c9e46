"""The state of the parser, apart from it so that who asks need not load it."""

from __future__ import annotations

from typing import Final

REVISION: Final = 4
"""Raised with every change of what `parse` gives for some text, so that a database knows what to read again."""
