"""Starts WRES Desktop from source: the window without arguments, a command with them."""

import sys

from wres_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
