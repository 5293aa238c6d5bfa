"""The claims pane: the claims of the open article."""
