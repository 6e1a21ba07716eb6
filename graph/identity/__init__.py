"""Which entities are one, and which claims tell of one event: rules over plain values, no store."""
