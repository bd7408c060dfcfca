"""One palette by one of the programs in Python, as its own documentation calls it.

    palette.py PROGRAM PICTURE COUNT
"""
import sys


def thumbleweed(path, count):
    import colorthief
    return colorthief.get_palette(path, color_count=count)


def haishoku(path, count):
    from haishoku.haishoku import Haishoku
    return [color for _, color in Haishoku.getPalette(path)][:count]


def libimagequant(path, count):
    import libimagequant
    from PIL import Image
    Image.MAX_IMAGE_PIXELS = None
    picture = Image.open(path).convert("RGBA")
    choices = libimagequant.Attr()
    choices.max_colors = count
    pixels = choices.create_rgba(picture.tobytes(), picture.width, picture.height, 0)
    return [(color.r, color.g, color.b) for color in pixels.quantize(choices).get_palette()]


def opencv(path, count):
    import cv2
    import numpy
    pixels = cv2.imread(path).reshape(-1, 3).astype(numpy.float32)
    enough = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 10, 1.0)
    _, _, centers = cv2.kmeans(pixels, count, None, enough, 1, cv2.KMEANS_PP_CENTERS)
    return [color[::-1] for color in centers]


def scikit_learn(path, count):
    import numpy
    from PIL import Image
    from sklearn.cluster import KMeans
    pixels = numpy.asarray(Image.open(path)).reshape(-1, 3).astype(numpy.float32) / 255
    return KMeans(n_clusters=count, n_init="auto").fit(pixels).cluster_centers_ * 255


def scikit_learn_ward(path, count):
    import numpy
    from PIL import Image
    from sklearn.cluster import AgglomerativeClustering
    pixels = numpy.asarray(Image.open(path)).reshape(-1, 3).astype(numpy.float32) / 255
    sample = pixels[numpy.random.default_rng(0).choice(len(pixels), 5000, replace=False)]
    labels = AgglomerativeClustering(n_clusters=count).fit(sample).labels_
    return [sample[labels == label].mean(0) * 255 for label in range(count)]


for color in globals()[sys.argv[1]](sys.argv[2], int(sys.argv[3])):
    print(*(round(float(channel)) for channel in color[:3]))
