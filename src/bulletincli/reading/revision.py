"""The state of the readers, apart from them so that who asks need not load them."""

from __future__ import annotations

from typing import Final

REVISION: Final = 2
"""Raised with every change of the text that some file gives, so that a database knows what to read again."""
