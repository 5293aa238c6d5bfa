"""Keeps the desk: one file, one connection, one thread; every write is a step."""
