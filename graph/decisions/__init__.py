"""What people decided about identity: kept as data, obeyed whatever the rules say."""
