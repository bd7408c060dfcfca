"""Checks of the built `filmpalette film` on painted films."""
