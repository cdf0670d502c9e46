"""What tells the readings of one state of the program from those of another."""

from __future__ import annotations

from typing import Final

from bulletincli.parsing.revision import REVISION as PARSING
from bulletincli.reading.revision import REVISION as READING

REVISION: Final = f"{PARSING}.r{READING}"
