"""The same picture, treated as films and the web treat pictures."""
import io

import numpy as np
from PIL import Image


def grain(sigma):
    """Noise of this standard deviation (of 255), the same for the same picture size."""
    def treated(picture):
        pixels = np.asarray(picture, dtype=float)
        noise = np.random.default_rng(sigma).normal(0, sigma, pixels.shape)
        return Image.fromarray(np.clip(np.rint(pixels + noise), 0, 255).astype(np.uint8))
    return treated


def compressed(picture):
    file = io.BytesIO()
    picture.save(file, "jpeg", quality=30)
    return Image.open(file).convert("RGB")


def halved(picture):
    return picture.resize(
        (picture.width // 2, picture.height // 2), Image.Resampling.BOX)


def letterboxed(picture):
    """Black bars above and below, each 12 % of the height."""
    bar = int(picture.height * 0.12)
    boxed = Image.new("RGB", (picture.width, picture.height + 2 * bar))
    boxed.paste(picture, (0, bar))
    return boxed


VARIANTS = {
    "grain, σ 4": grain(4), "grain, σ 8": grain(8), "JPEG, quality 30": compressed,
    "half size": halved, "letterbox": letterboxed,
}


def write(path, folder, variant):
    """Writes one variant of the picture at `path`, and returns where it is."""
    target = folder / f"{path.stem}.png"
    VARIANTS[variant](Image.open(path).convert("RGB")).save(target, compress_level=1)
    return target
