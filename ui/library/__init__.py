"""The library pane: the articles of the desk."""
