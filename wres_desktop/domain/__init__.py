"""The Workforce Race Equality Standard in plain Python: the standard library only, one lazy exception."""
