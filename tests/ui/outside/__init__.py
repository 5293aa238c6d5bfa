"""The program as a process of its own, looked at and driven through the accessibility bus, as a screen reader does."""
