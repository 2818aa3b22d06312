"""Comparing what a learner typed with a key: wording, numbers, units, dates and slips of spelling."""
