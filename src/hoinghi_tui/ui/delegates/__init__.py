"""F3 Đại biểu: the list and its forms."""
