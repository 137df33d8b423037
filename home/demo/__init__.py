"""What the demo site is made of: texts, pictures drawn by our own code, and their loader."""
