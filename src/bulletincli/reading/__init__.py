"""From the paths a user names to texts ready for parsing: walking, decoding, formats, the manifest."""
