"""Read Chinese local-government bulletins into a local database, and ask it questions."""

__version__ = "0.1.0"
