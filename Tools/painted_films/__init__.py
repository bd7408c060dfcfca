"""Films of known colors, cuts and clocks, painted and encoded for the checks of `filmpalette film`."""
