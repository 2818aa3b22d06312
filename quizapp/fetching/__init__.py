"""Articles from an address: one page of the open internet, never of the network that the app stands in."""
