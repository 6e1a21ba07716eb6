"""From sources to a store: reading in worker processes, writing in batches that are whole (decision 14)."""
