"""One file per organisation: every answer of every year with its history, saved as it is typed."""
