"""WRES Desktop: counts in, checked figures, protected reports out."""

import os

__version__ = "0.1.0"

os.environ.setdefault(
    "OPENBLAS_NUM_THREADS", "1"
)  # before numpy: two threads wait longer for each other than they save
