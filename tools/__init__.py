"""What the project does for itself: set-up, translations, house-keeping. Nothing here is part of the program."""
