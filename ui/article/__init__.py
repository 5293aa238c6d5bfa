"""The article: its text set for reading, and the marks of its claims."""
