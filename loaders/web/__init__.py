"""Pages and feeds from the web, fetched with care: no server is trusted to be small, quick or kind."""
