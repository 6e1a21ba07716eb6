"""Measurements of the whole program: how fast it reads (``read``), and how well (``quality``)."""
