extension ColorNames {
  /// One color per line: six hexadecimal digits, a blank, the name. A name may be on several lines.
  ///
  /// The first part contains the named colors of CSS Color 4
  /// (https://www.w3.org/TR/css-color-4/#named-colors), written as words and each once (`cyan` for
  /// `aqua`, `magenta` for `fuchsia`, `gray` for `grey`). It omits names whose value does not match
  /// their meaning today: brown, chocolate, dark gray, plum, and colors that are called dark, light,
  /// pale, slate, brown or white and are not, such as `darkseagreen` and `slateblue`. The second part
  /// is our own: words from film sets, paint and cloth, with values that are only our judgment. These
  /// colors are placed where the nearest name would be farther than about 10 in DIN99o, or where it
  /// would suggest another hue or lightness.
  static let table = """
    000000 black
    f0f8ff alice blue
    faebd7 antique white
    7fffd4 aquamarine
    f0ffff azure
    f5f5dc beige
    ffe4c4 bisque
    ffebcd blanched almond
    0000ff blue
    8a2be2 blue violet
    deb887 burly wood
    7fff00 chartreuse
    ff7f50 coral
    6495ed cornflower blue
    fff8dc cornsilk
    dc143c crimson
    00ffff cyan
    00008b dark blue
    008b8b dark cyan
    b8860b dark goldenrod
    006400 dark green
    8b008b dark magenta
    556b2f dark olive green
    9932cc dark orchid
    8b0000 dark red
    9400d3 dark violet
    ff1493 deep pink
    00bfff deep sky blue
    696969 dim gray
    1e90ff dodger blue
    b22222 firebrick
    fffaf0 floral white
    228b22 forest green
    dcdcdc gainsboro
    f8f8ff ghost white
    ffd700 gold
    daa520 goldenrod
    808080 gray
    008000 green
    adff2f green yellow
    f0fff0 honeydew
    ff69b4 hot pink
    cd5c5c indian red
    4b0082 indigo
    fffff0 ivory
    f0e68c khaki
    e6e6fa lavender
    fff0f5 lavender blush
    7cfc00 lawn green
    fffacd lemon chiffon
    add8e6 light blue
    f08080 light coral
    e0ffff light cyan
    d3d3d3 light gray
    90ee90 light green
    ffb6c1 light pink
    ffa07a light salmon
    87cefa light sky blue
    b0c4de light steel blue
    ffffe0 light yellow
    00ff00 lime
    32cd32 lime green
    faf0e6 linen
    ff00ff magenta
    800000 maroon
    0000cd medium blue
    ba55d3 medium orchid
    9370d8 medium purple
    3cb371 medium sea green
    00fa9a medium spring green
    191970 midnight blue
    f5fffa mint cream
    ffe4e1 misty rose
    ffe4b5 moccasin
    000080 navy
    fdf5e6 old lace
    808000 olive
    6b8e23 olive drab
    ffa500 orange
    ff4500 orange red
    da70d6 orchid
    eee8aa pale goldenrod
    98fb98 pale green
    afeeee pale turquoise
    ffefd5 papaya whip
    ffdab9 peach puff
    cd853f peru
    ffc0cb pink
    b0e0e6 powder blue
    800080 purple
    663399 rebecca purple
    ff0000 red
    4169e1 royal blue
    8b4513 saddle brown
    fa8072 salmon
    2e8b57 sea green
    fff5ee sea shell
    a0522d sienna
    c0c0c0 silver
    87ceeb sky blue
    708090 slate gray
    fffafa snow
    00ff7f spring green
    4682b4 steel blue
    d2b48c tan
    008080 teal
    d8bfd8 thistle
    ff6347 tomato
    40e0d0 turquoise
    ee82ee violet
    f5deb3 wheat
    ffffff white
    f5f5f5 white smoke
    ffff00 yellow
    9acd32 yellow green
    ffb000 amber
    b285ca amethyst
    79a610 apple green
    f6b278 apricot
    66cdaa aquamarine
    4b5229 army green
    a8aaa6 ash gray
    2b1428 aubergine
    6b7a24 avocado
    0d77d0 azure blue
    a9d2ee baby blue
    8f0c48 berry
    0c131d blue black
    566879 blue gray
    778899 blue gray
    edc6c0 blush pink
    e3dac9 bone
    0c3b2a bottle green
    6b0a49 boysenberry
    b39b55 brass
    9a3a2c brick red
    0a7cf5 bright azure
    294bf8 bright blue
    3fe0fa bright cyan
    41d57b bright emerald
    79e158 bright green
    7b68ee bright iris
    14e1a8 bright mint
    f81f6b bright raspberry
    20b2aa bright teal
    8c6a34 bronze
    7a4b2a brown
    17120f brown black
    6b5654 brown gray
    741128 burgundy
    d2691e burnt orange
    f7e08a butter yellow
    b98d5e camel
    fcb5d6 candy pink
    a9682c caramel
    8fbc8f celadon green
    d40c6b cerise
    0a7a9c cerulean
    0e9ae0 cerulean blue
    333436 charcoal
    1e1f20 charcoal black
    c5122f cherry red
    7e3b24 chestnut
    4e2d1a chocolate
    9c5a2e cinnamon
    caba1c citron
    bf856d clay
    a66155 clay red
    1546a0 cobalt blue
    835549 cocoa
    6a4a35 coffee
    868d94 cool gray
    b06b3f copper
    fdf0c8 cream
    25252f dark blue gray
    6b5a2b dark bronze
    3b2314 dark brown
    30050e dark cherry
    48302f dark cocoa
    4a3829 dark coffee
    2d4a70 dark denim
    304726 dark fern
    032603 dark forest green
    836c0e dark gold
    31530f dark grass green
    4a4a4a dark gray
    2f3a30 dark gray green
    2f4f4f dark gray teal
    0a3d0a dark green
    27225c dark indigo
    2f1006 dark mahogany
    50404f dark mauve
    253008 dark moss
    3b0a31 dark mulberry
    9b8333 dark mustard
    04043a dark navy
    1f1f08 dark olive
    3d3a1a dark olive
    04242f dark petrol
    4b1f44 dark plum
    351c4d dark purple
    700a0a dark red
    0c2a7c dark royal blue
    34495f dark steel blue
    0d4548 dark teal
    31260a dark umber
    3c1a25 dark wine
    0b5227 deep green
    2f0852 deep indigo
    bf08b2 deep magenta
    051a47 deep navy
    5f5e0e deep olive
    be6da6 deep orchid
    05241a deep pine
    5f0b5f deep purple
    c71585 deep rose
    0e2f2f deep teal
    3f5f8f denim
    a08a6c driftwood
    4b4b66 dusk blue
    836c78 dusky mauve
    48325f dusky purple
    7893ab dusty blue
    607756 dusty green
    6ea78f dusty jade
    a85c7c dusty magenta
    8f8e61 dusty olive
    9b619b dusty orchid
    6d78a5 dusty periwinkle
    d3a3a0 dusty pink
    83556c dusty plum
    7a6a88 dusty purple
    8f5c62 dusty red
    bc8f8f dusty rose
    5f9ea0 dusty teal
    f0ead6 eggshell
    bf18f9 electric purple
    0e8a50 emerald
    241812 espresso
    9cc0b4 eucalyptus
    c99f74 fawn
    5b8c4a fern
    9b3384 fuchsia purple
    84560c golden brown
    e2c04a golden yellow
    6a3b7d grape
    48a60c grass green
    667a6c gray green
    60604a gray olive
    5a7674 gray teal
    0d1812 green black
    b5aa9a greige
    2a3439 gunmetal
    d99a2b honey
    e23eb2 hot magenta
    3a6847 hunter green
    d3e8f0 ice blue
    483d8b indigo blue
    121b33 ink blue
    6a5acd iris
    6b6d70 iron gray
    2c9c6c jade
    1cb18f jungle green
    16a53f kelly green
    847849 khaki brown
    256b77 lagoon
    b5b5d6 lavender blue
    9091a6 lavender gray
    83a65f leaf green
    4a7610 leafy green
    f4e541 lemon yellow
    859c90 lichen
    fbcb7b light amber
    6db3fb light azure
    92b1be light blue gray
    fafad2 light cream
    91a8c9 light denim
    bdb76b light olive
    d69de1 light orchid
    ffdead light peach
    bf7bfa light purple
    9ca8b3 light slate gray
    92d6cb light teal
    bd9cf8 light violet
    c3a5cf lilac
    cbe14c lime yellow
    5e1f17 mahogany
    06477a marine blue
    a97f9b mauve
    a79ca8 mauve gray
    d68fbe mauve pink
    050724 midnight
    250a31 midnight purple
    9fe2bf mint
    cce2d7 mint gray
    a8e6a1 mint green
    6f7f3f moss green
    8b2f60 mulberry
    d1a418 mustard
    0c2f6b navy blue
    0d0d0d near black
    30304a night blue
    319bbf ocean blue
    c17d1f ochre
    f5f3ec off-white
    bf7978 old rose
    54490b olive brown
    777760 olive gray
    9ba312 olive yellow
    ff8c00 orange
    f4b4ee orchid pink
    4c0d0f oxblood
    cdd9fb pale blue
    9efbee pale cyan
    e2ccfb pale lilac
    e3fd9e pale lime
    d6a9bf pale mauve
    d8fccf pale mint
    fde4fc pale orchid
    bfc2fa pale periwinkle
    cae2a8 pale pistachio
    c0cbb4 pale sage
    cdfae4 pale seafoam
    e2d3ac parchment
    56836d patina
    fcc59a peach
    b4e27b pear green
    eae6df pearl
    8f99d6 periwinkle
    6d84f6 periwinkle blue
    12526a petrol
    23502f pine green
    a9c984 pistachio
    7a3f6d plum
    0f3350 Prussian blue
    665b68 purple gray
    b3254f raspberry
    d87093 raspberry pink
    1a060c red black
    783e3c red brown
    d9657f rose
    cab4b4 rose gray
    fd91b3 rose pink
    9a776b rose taupe
    78559a royal purple
    8f1032 ruby
    a5431c rust
    f4b53a saffron
    9caa8a sage
    78906d sage green
    e9967a salmon
    fcb5a9 salmon pink
    d2b98b sand
    f4a460 sandy orange
    0f40c4 sapphire
    e8301c scarlet
    146b99 sea blue
    b6fbcc seafoam green
    555e69 slate
    475347 slate green
    5f4a6b smoky purple
    79be6e soft green
    1f5143 spruce
    568490 steel teal
    b0a99f stone
    3d4751 storm gray
    d9c47a straw
    7a6a5d taupe
    c4633f terracotta
    603d0a tobacco
    0c60bb true blue
    00ced1 turquoise
    48d1cc turquoise
    0bb2ca turquoise blue
    60609a twilight
    2a1fa0 ultramarine
    5e4a2c umber
    157560 viridian
    5c4636 walnut
    87807a warm gray
    f9565f watermelon
    722f45 wine
    8f7fb0 wisteria
    """
}
