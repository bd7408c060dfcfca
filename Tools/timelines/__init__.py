"""Checks of what `filmpalette film` writes for editing programs."""
