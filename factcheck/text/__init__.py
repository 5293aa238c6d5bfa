"""What is computed from a text alone: its clean form, encoding, direction, language, fold and visual order."""
