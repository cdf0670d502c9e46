"""The command line: one module a command, each with a function `run` and `EXAMPLES` for its help.

A command takes its options, asks the store and hands rows to render. `app` knows the commands' names and
imports the module of the one that is called; what takes time to load (the database, the parser, rich) is
imported where it is used, so that a command pays for what it needs alone.
"""
