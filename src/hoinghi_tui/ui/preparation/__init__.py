"""F9 Chuẩn bị."""
