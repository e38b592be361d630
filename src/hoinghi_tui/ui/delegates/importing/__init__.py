"""Taking in a list on screen: choose it, look at it, correct what was recognised, save it."""
