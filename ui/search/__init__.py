"""The search of the desk: a field in which words are typed, and the places that answer to them."""
