"""How the manual is made: reference pages out of the code, and a runner that tries every block of code in `docs/`."""
