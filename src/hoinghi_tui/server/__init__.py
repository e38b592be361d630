"""The door, lectern, projector and phone of other machines, by a browser, behind a guard."""
