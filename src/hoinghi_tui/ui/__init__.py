"""What people see and touch: the only layer that imports textual or rich."""
