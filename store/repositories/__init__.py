"""One repository per noun; their methods are questions."""
