"""Changing files: comments kept, the result re-read before it replaces anything, atomically."""
