"""Shows the desk: in a window (app, session, main_window and a folder a pane) and in a terminal."""
