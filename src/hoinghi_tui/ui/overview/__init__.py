"""F2 Tổng quan."""
