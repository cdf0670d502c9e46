"""Text to records: every stage a pure function. `parse.parse` runs them all."""
