"""Measures the program against its floors: both in the same run, in turn, so that only their ratio counts."""
