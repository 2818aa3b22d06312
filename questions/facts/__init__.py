"""Facts: what an article states, one module for each sort of fact."""
