"""The world layer: entities and events derived from all claims, as the quads of the default graph."""
