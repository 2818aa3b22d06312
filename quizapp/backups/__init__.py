"""Backups: the whole database in one sealed file, made while it is in use, and poured back whole or not at all."""
