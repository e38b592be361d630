"""F6 Chương trình: the MC's screen and its parts."""
