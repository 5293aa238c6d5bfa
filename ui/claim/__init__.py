"""The claim pane: what the chosen claim is."""
