"""The panels of the statistics page, one module each; see ``insights.panel``."""
