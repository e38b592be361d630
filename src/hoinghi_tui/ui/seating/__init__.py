"""F4 Chỗ ngồi: the room and its parts."""
