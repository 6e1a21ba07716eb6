"""The test set of identity: tables of pairs, and small readings made of them."""
