"""An event as it is cited: one module what a citation is, one a format."""
