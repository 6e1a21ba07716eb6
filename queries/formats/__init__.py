"""Tables in, text for people and programs out: one file a format."""
