"""Kinds of question, one module each, found by registration."""
