"""Political acts in PLOVER's types."""
