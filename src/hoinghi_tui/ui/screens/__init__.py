"""The eight places of the program, one module each."""
