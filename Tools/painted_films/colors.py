"""Colors as a viewer should see them, and the code values that say so in a film.

An 8-bit sRGB color is a tuple of three numbers, 0…255.
"""

import math

# Weights of red and blue in luma. Source: BT.601-7, BT.709-6, BT.2020-2.
LUMA = {"bt601": (0.299, 0.114), "bt709": (0.2126, 0.0722), "bt2020": (0.2627, 0.0593)}
# Chromaticities of red, green and blue; white is D65. Source: BT.709-6, BT.2020-2, SMPTE 170M.
PRIMARIES = {
    "bt709": ((0.640, 0.330), (0.300, 0.600), (0.150, 0.060)),
    "bt2020": ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046)),
    "smpte170m": ((0.630, 0.340), (0.310, 0.595), (0.155, 0.070)),
}
WHITE = (0.3127, 0.3290)
# Nits of diffuse white, and of the screen that HLG is made for. Source: BT.2408-7 §2.1, BT.2100-2.
REFERENCE_WHITE, HLG_PEAK = 203, 1000


def parsed(text):
    return tuple(int(text[i : i + 2], 16) for i in (1, 3, 5))


def text(color):
    return "#" + "".join(f"{min(255, max(0, round(v))):02x}" for v in color)


def blend(left, right, share):
    """`share` of the right color, as a vision mixer does it: in code values."""
    return tuple(a + (b - a) * share for a, b in zip(left, right))


def linear(v):
    return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4


def coded(v):
    return v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055


def apply(m, v):
    return [sum(x * y for x, y in zip(row, v)) for row in m]


def inverse(m):
    (a, b, c), (d, e, f), (g, h, i) = m
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = [
        [e * i - f * h, c * h - b * i, b * f - c * e],
        [f * g - d * i, a * i - c * g, c * d - a * f],
        [d * h - e * g, b * g - a * h, a * e - b * d],
    ]
    return [[x / det for x in row] for row in rows]


def to_xyz(primaries):
    """Linear RGB of these primaries → XYZ under D65."""
    upright = lambda x, y: (x / y, 1, (1 - x - y) / y)
    m = [list(row) for row in zip(*[upright(*place) for place in PRIMARIES[primaries]])]
    scale = apply(inverse(m), upright(*WHITE))
    return [[x * s for x, s in zip(row, scale)] for row in m]


def in_primaries(color, primaries):
    """A color's linear light, 0…1, as parts of other primaries."""
    light = [linear(v / 255) for v in color]
    if primaries == "bt709":
        return light
    return [max(0, v) for v in apply(inverse(to_xyz(primaries)), apply(to_xyz("bt709"), light))]


def perceptual_quantizer(nits):
    """Light as a PQ signal, 0…1. Source: SMPTE ST 2084."""
    y = (nits / 10000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * y) / (1 + 18.6875 * y)) ** 78.84375


def log_gamma(light):
    """Light of the screen in nits, three numbers, as an HLG signal. Source: BT.2100-2 table 5."""
    red, blue = LUMA["bt2020"]
    shown = (red * light[0] + (1 - red - blue) * light[1] + blue * light[2]) / HLG_PEAK
    if shown == 0:
        return [0, 0, 0]
    scene = [v / HLG_PEAK * shown ** (1 / 1.2 - 1) for v in light]
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return [math.sqrt(3 * v) if v <= 1 / 12 else a * math.log(12 * v - b) + c for v in scene]


def signal(color, transfer="srgb", primaries="bt709", gain=1):
    """What a camera would have written, R′G′B′, 0…1; `gain` brightens in linear light."""
    if transfer == "srgb" and primaries == "bt709":
        return [v / 255 for v in color]
    light = [v * gain for v in in_primaries(color, primaries)]
    if transfer == "srgb":
        return [coded(v) for v in light]
    nits = [v * REFERENCE_WHITE for v in light]
    return log_gamma(nits) if transfer == "hlg" else [perceptual_quantizer(v) for v in nits]


def luma_chroma(rgb, matrix, depth=8, full=False):
    """R′G′B′ as Y′, C′b, C′r code values."""
    red, blue = LUMA[matrix]
    y = red * rgb[0] + (1 - red - blue) * rgb[1] + blue * rgb[2]
    cb, cr = (rgb[2] - y) / (2 - 2 * blue), (rgb[0] - y) / (2 - 2 * red)
    top, unit, middle = (1 << depth) - 1, 1 << depth - 8, 1 << depth - 1
    if full:
        codes = y * top, middle + cb * top, middle + cr * top
    else:
        codes = (16 + 219 * y) * unit, middle + 224 * cb * unit, middle + 224 * cr * unit
    return [min(top, max(0, round(v))) for v in codes]


def lab(color):
    x, y, z = apply(to_xyz("bt709"), [linear(v / 255) for v in color])
    white = apply(to_xyz("bt709"), (1, 1, 1))
    f = [t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
         for t in (x / white[0], y / white[1], z / white[2])]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def difference(left, right):
    """How different two sRGB colors look: ΔE by CIEDE2000."""
    return ciede2000(lab(left), lab(right))


def ciede2000(left, right):
    """ΔE of two CIELAB colors. Source: Sharma, Wu & Dalal 2005, equations 2–22."""
    (l1, a1, b1), (l2, a2, b2) = left, right
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = (1 - math.sqrt(mean**7 / (mean**7 + 25**7))) / 2
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 if a or b else 0
              for a, b in ((a1, b1), (a2, b2)))
    turn = 0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    if turn == -180 and h2 > h1:
        turn = 180
    dl, dc = l2 - l1, c2 - c1
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    l, c = (l1 + l2) / 2, (c1 + c2) / 2
    if c1 * c2 == 0:
        h = h1 + h2
    elif abs(h1 - h2) <= 180:
        h = (h1 + h2) / 2
    else:
        h = (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    cosine = lambda degrees: math.cos(math.radians(degrees))
    t = (1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6)
         - 0.20 * cosine(4 * h - 63))
    sl = 1 + 0.015 * (l - 50) ** 2 / math.sqrt(20 + (l - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    around = 30 * math.exp(-(((h - 275) / 25) ** 2))
    rt = -2 * math.sqrt(c**7 / (c**7 + 25**7)) * math.sin(math.radians(2 * around))
    return math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * dc / sc * dh / sh)
