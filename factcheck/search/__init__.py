"""Searching the way Arabic is written: a query's words, the forms that answer to them, and where they stand."""
