"""Dialogs about the conference as a whole, open from anywhere: its facts and its units."""
