"""The window of the desk's scale of verdicts and of its checklist."""
