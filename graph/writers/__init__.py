"""A store in, text in a standard format out: one module a format, all in one certain order."""
