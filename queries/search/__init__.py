"""Words in, what the store says with these words out: an index beside the store, kept in step with it."""
