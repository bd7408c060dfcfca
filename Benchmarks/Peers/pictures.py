"""Makes the benchmark's pictures from the photographs of Debian's lomiri-wallpapers-16.04.

    pictures.py PHOTOGRAPHS FOLDER      with Pillow

The photographs are CC BY-SA; nothing of them is kept in the repository. Same photographs and same
Pillow, same bytes.
"""
import pathlib
import random
import sys

from PIL import Image

TWELVE = "sunset_by_Aitzol_Berasategi.jpg"
TWENTY_FOUR = "seeding_by_Clements_Engelhardt.jpg"
# The shape of a film still.
STILL = (1280, 688)
STILLS = 500
QUALITY = 90


def cut(photograph, width, down):
    """A still of 1280 × 688: a window `width` wide, `down` (0…1) of the way down."""
    height = width * STILL[1] // STILL[0]
    left = (photograph.width - width) // 2
    top = int((photograph.height - height) * down)
    return photograph.resize(
        STILL, Image.Resampling.LANCZOS, box=(left, top, left + width, top + height))


def hundred(photograph):
    """The photograph again and again on 100 megapixels, so that no detail is made up."""
    picture = Image.new("RGB", (13064, 7654))
    for top in range(0, picture.height, photograph.height):
        for left in range(0, picture.width, photograph.width):
            picture.paste(photograph, (left, top))
    return picture


def stills(photographs, folder):
    """500 different windows into all photographs, one JPEG each."""
    folder.mkdir()
    files = sorted(photographs.glob("*.jpg"))
    for order, file in enumerate(files):
        photograph = Image.open(file).convert("RGB")
        numbers = range(order, STILLS, len(files))
        for step, number in enumerate(numbers):
            width = min(1280 + 30 * step, photograph.width)
            still = cut(photograph, width, step / len(numbers))
            still.save(folder / f"{number:03}.jpg", quality=QUALITY)


def main(photographs, folder):
    Image.MAX_IMAGE_PIXELS = None
    folder.mkdir(parents=True)
    twelve = Image.open(photographs / TWELVE).convert("RGB")
    twelve.save(folder / "twelve.jpg", quality=QUALITY)
    cut(twelve, twelve.width, 0.5).save(folder / "still.jpg", quality=QUALITY)
    noise = random.Random(0).randbytes(1280 * 720 * 3)
    Image.frombytes("RGB", (1280, 720), noise).save(folder / "noise.png")
    large = Image.open(photographs / TWENTY_FOUR).convert("RGB")
    large = large.resize((6532, 3674), Image.Resampling.LANCZOS)
    large.save(folder / "twenty-four.jpg", quality=QUALITY)
    tiled = hundred(large)
    tiled.save(folder / "hundred.jpg", quality=QUALITY)
    tiled.save(folder / "hundred.png", compress_level=3)
    stills(photographs, folder / "stills")


main(*map(pathlib.Path, sys.argv[1:3]))
