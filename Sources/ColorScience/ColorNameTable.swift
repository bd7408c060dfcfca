extension ColorNames {
  /// One color a line: six hexadecimal digits, a blank, the name. A name may stand on more lines.
  ///
  /// First the named colors of CSS Color 4 (https://www.w3.org/TR/css-color-4/#named-colors),
  /// written as words and each once (`cyan` for `aqua`, `magenta` for `fuchsia`, `gray` for
  /// `grey`), without the four whose value is not what their name says today: brown, chocolate,
  /// dark gray and plum. Then our own: those four, and words from film sets, paint and cloth, at
  /// values that are our judgment and nothing more.
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
    5f9ea0 cadet blue
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
    bdb76b dark khaki
    8b008b dark magenta
    556b2f dark olive green
    ff8c00 dark orange
    9932cc dark orchid
    8b0000 dark red
    e9967a dark salmon
    8fbc8f dark sea green
    483d8b dark slate blue
    2f4f4f dark slate gray
    00ced1 dark turquoise
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
    fafad2 light goldenrod yellow
    d3d3d3 light gray
    90ee90 light green
    ffb6c1 light pink
    ffa07a light salmon
    20b2aa light sea green
    87cefa light sky blue
    778899 light slate gray
    b0c4de light steel blue
    ffffe0 light yellow
    00ff00 lime
    32cd32 lime green
    faf0e6 linen
    ff00ff magenta
    800000 maroon
    66cdaa medium aquamarine
    0000cd medium blue
    ba55d3 medium orchid
    9370d8 medium purple
    3cb371 medium sea green
    7b68ee medium slate blue
    00fa9a medium spring green
    48d1cc medium turquoise
    c71585 medium violet red
    191970 midnight blue
    f5fffa mint cream
    ffe4e1 misty rose
    ffe4b5 moccasin
    ffdead navajo white
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
    d87093 pale violet red
    ffefd5 papaya whip
    ffdab9 peach puff
    cd853f peru
    ffc0cb pink
    b0e0e6 powder blue
    800080 purple
    663399 rebecca purple
    ff0000 red
    bc8f8f rosy brown
    4169e1 royal blue
    8b4513 saddle brown
    fa8072 salmon
    f4a460 sandy brown
    2e8b57 sea green
    fff5ee sea shell
    a0522d sienna
    c0c0c0 silver
    87ceeb sky blue
    6a5acd slate blue
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
    f6b278 apricot
    4b5229 army green
    a8aaa6 ash gray
    2b1428 aubergine
    6b7a24 avocado
    0d77d0 azure blue
    a9d2ee baby blue
    0c131d blue black
    566879 blue gray
    edc6c0 blush pink
    e3dac9 bone
    0c3b2a bottle green
    9a3a2c brick red
    8c6a34 bronze
    7a4b2a brown
    17120f brown black
    6b1530 burgundy
    d2691e burnt orange
    f7e08a butter yellow
    b98d5e camel
    a9682c caramel
    0a7a9c cerulean
    333436 charcoal
    c5122f cherry red
    7e3b24 chestnut
    4e2d1a chocolate
    9c5a2e cinnamon
    1546a0 cobalt blue
    6a4a35 coffee
    868d94 cool gray
    b06b3f copper
    fdf0c8 cream
    6b5a2b dark bronze
    3b2314 dark brown
    4a4a4a dark gray
    0a3d0a dark green
    50404f dark mauve
    1f1f08 dark olive
    3d3a1a dark olive
    4b1f44 dark plum
    351c4d dark purple
    700a0a dark red
    30304a dark slate
    0d4548 dark teal
    3f5f8f denim
    a08a6c driftwood
    7893ab dusty blue
    a85c7c dusty magenta
    d3a3a0 dusty pink
    7a6a88 dusty purple
    8f5c62 dusty red
    f0ead6 eggshell
    0e8a50 emerald
    241812 espresso
    c99f74 fawn
    5b8c4a fern
    6a3b7d grape
    667a6c gray green
    5a7674 gray teal
    0d1812 green black
    b5aa9a greige
    2a3439 gunmetal
    d99a2b honey
    d3e8f0 ice blue
    121b33 ink blue
    6b6d70 iron gray
    2c9c6c jade
    f4e541 lemon yellow
    c3a5cf lilac
    5e1f17 mahogany
    a97f9b mauve
    9fe2bf mint green
    6f7f3f moss green
    8b2f60 mulberry
    d1a418 mustard
    0d0d0d near black
    c17d1f ochre
    f5f3ec off-white
    9ba312 olive yellow
    f4b4ee orchid pink
    4c0d0f oxblood
    e2d3ac parchment
    fcc59a peach
    eae6df pearl
    8f99d6 periwinkle
    12526a petrol blue
    1f5143 pine green
    a9c984 pistachio
    7a3f6d plum
    0f3350 Prussian blue
    665b68 purple gray
    b3254f raspberry
    d9657f rose
    a5431c rust
    f4b53a saffron
    9caa8a sage
    d2b98b sand
    e8301c scarlet
    4b4b66 slate
    b0a99f stone
    3d4751 storm gray
    d9c47a straw
    7a6a5d taupe
    c4633f terracotta
    2a1fa0 ultramarine
    5e4a2c umber
    5c4636 walnut
    87807a warm gray
    722f45 wine
    8f7fb0 wisteria
    """
}
