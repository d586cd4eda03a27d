"""The command line, which needs no display."""
