"""F5 Đón tiếp: the secretary's screen and its parts."""
