"""The programs that make palettes of 8 colors, and the list of them."""
import dataclasses
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent / ".build"
COUNT = "8"


@dataclasses.dataclass(frozen=True)
class Program:
    """What a table calls it, and its command line, where PICTURE stands for the file."""
    name: str
    command: tuple
    # Whether it looks at every pixel and its colors are within twice the least squared error.
    careful: bool = False
    # Prints its version.
    version: tuple = ()

    def line(self, picture):
        return [str(picture) if word == "PICTURE" else word for word in self.command]

    @property
    def exists(self):
        return all(shutil.which(word) or pathlib.Path(word).exists() for word in self.needs)

    @property
    def needs(self):
        return self.command[:2] if self.command[1].endswith(".py") else self.command[:1]


def python(name, function, package, careful=False, folder="python"):
    """A program that is a package for Python, in its environment under .build."""
    interpreter = str(BUILD / folder / "bin" / "python")
    word = f"import importlib.metadata as m; print('{package}', m.version('{package}'))"
    return Program(
        name, (interpreter, str(HERE / "palette.py"), function, "PICTURE", COUNT), careful,
        (interpreter, "-c", word))


DECODING = Program(
    "djpeg (decodes only)", ("djpeg", "-outfile", "/dev/null", "PICTURE"),
    version=("djpeg", "-version"))

# Squared error on 13 film stills, as a ratio to the best palette known: scikit-learn 1.03,
# OpenCV 1.04, libimagequant 1.08, ImageMagick 1.43, GraphicsMagick 1.46, ffmpeg 1.54; thumbleweed
# 2.7, djpeg 2.75. Haishoku looks at a thumbnail.
PEERS = [
    Program(
        "djpeg -colors",
        ("djpeg", "-colors", COUNT, "-dither", "none", "-gif0", "-outfile", "/dev/null",
         "PICTURE")),
    python("thumbleweed", "thumbleweed", "thumbleweed", folder="python-thumbleweed"),
    python("haishoku", "haishoku", "haishoku"),
    Program(
        "GraphicsMagick -colors",
        ("gm", "convert", "PICTURE", "+dither", "-colors", COUNT, "gif:/dev/null"), True,
        ("gm", "version")),
    Program(
        "ImageMagick 6 -colors",
        ("convert-im6.q16", "PICTURE", "+dither", "-colors", COUNT, "-unique-colors", "txt:-"),
        True, ("convert-im6.q16", "-version")),
    Program(
        "ffmpeg palettegen",
        ("ffmpeg", "-v", "error", "-nostdin", "-i", "PICTURE", "-vf",
         f"palettegen=max_colors={COUNT}:reserve_transparent=0", "-f", "rawvideo",
         "-pix_fmt", "rgba", "-"), True, ("ffmpeg", "-version")),
    python("libimagequant (Python)", "libimagequant", "libimagequant", True),
    python("OpenCV kmeans, one start", "opencv", "opencv-python-headless", True),
    python("scikit-learn KMeans, auto", "scikit_learn", "scikit-learn", True),
]

WARD = python("scikit-learn Ward, 5,000 pixels", "scikit_learn_ward", "scikit-learn")


def versions(programs):
    """One line for each program that can tell its version."""
    found = []
    for program in programs:
        if not program.version or not program.exists:
            continue
        told = subprocess.run(program.version, capture_output=True, text=True, check=False)
        line = (told.stdout or told.stderr).splitlines()[0]
        found.append(line.removeprefix("Version: ").split(" http")[0].split(" Copyright")[0])
    return found
