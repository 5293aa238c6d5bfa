"""The picture of the open article's attribution, in a window of its own."""
