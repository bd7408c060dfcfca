"""Films of known colors, cuts and clocks, painted and encoded for `Tools/check-film`."""
