"""Pictures of the graph: the network page, one HTML file that needs no network."""
