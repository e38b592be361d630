"""What opens when no conference is named."""
