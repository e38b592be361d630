"""Pure rules of a conference: no file, clock, network or screen."""
