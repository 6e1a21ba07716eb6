"""One question a file (``catalogue/*.rq``), how values enter it, and where it runs: store or endpoint."""
