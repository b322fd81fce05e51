"""WRES Desktop: counts in, checked figures, protected reports out."""

__version__ = "0.1.0"
