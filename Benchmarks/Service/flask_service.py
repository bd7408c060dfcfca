"""What the original does, as a Flask service: POST a still to /, get its eight clusters.

KMeans(8), n_init = 10, every pixel at full resolution. `flask_service.py PORT`.
"""

import io
import sys

import numpy
from flask import Flask, jsonify, request
from PIL import Image
from sklearn.cluster import KMeans

app = Flask(__name__)


@app.post("/")
def clusters():
    picture = Image.open(io.BytesIO(request.get_data())).convert("RGB")
    pixels = numpy.asarray(picture).reshape(-1, 3) / 255
    means = KMeans(8, n_init=10).fit(pixels).cluster_centers_
    return jsonify(clusters=(means * 255).round().astype(int).tolist())


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), threaded=True)
