"""shudi: who leads, who only helps, and since when, from versioned YAML lists."""

__version__ = "0.1.0"
