"""Exact figures in, publishable statements out, with the proof that no small number can be worked out."""
