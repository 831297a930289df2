"""The form of the store, step by step; each step is frozen once it has been released."""
