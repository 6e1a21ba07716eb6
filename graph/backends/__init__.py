"""Where quads are kept: one module a kind, all with the methods of ``graph.backends.backend.Backend``."""
