"""The board in the hall: who has come, what is on now, for a projector."""
