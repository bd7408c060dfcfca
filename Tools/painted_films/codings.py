"""The same pictures in every coding: containers, codecs, depths, matrices, ranges, HDR."""

from .encoding import H264, LOSSLESS, Film
from .pictures import GRAYS, Reel, two_shots

MPEG4 = ["-c:v", "mpeg4", "-q:v", "1", "-qmin", "1"]
MPEG2 = ["-c:v", "mpeg2video", "-q:v", "1", "-qmin", "1"]
MJPEG = ["-c:v", "mjpeg", "-q:v", "1", "-qmin", "1"]
HEVC = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params",
        "lossless=1:log-level=none:pools=none:frame-threads=1"]
AV1 = ["-c:v", "libsvtav1", "-preset", "12", "-crf", "4"]
VP9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-crf", "4", "-b:v", "0"]


def codecs():
    """What each codec makes of the two shots; all tagged BT.709, limited range."""
    reel = two_shots()
    plain = [
        ("h264.mp4", H264, "yuv420p"), ("h264.mov", H264, "yuv422p"),
        ("h264-10.mkv", H264, "yuv420p10le"), ("h264-422-10.mp4", H264, "yuv422p10le"),
        ("h264-444.mkv", H264, "yuv444p"), ("hevc-10.mp4", HEVC, "yuv420p10le"),
        ("vp9.webm", VP9, "yuv420p"), ("vp9-444.mkv", VP9, "yuv444p"),
        ("av1.mp4", AV1, "yuv420p10le"),
        ("prores.mov", ["-c:v", "prores_ks", "-profile:v", "3"], "yuv422p10le"),
        ("prores-4444.mov", ["-c:v", "prores_ks", "-profile:v", "4"], "yuva444p10le"),
        ("ffv1.mkv", LOSSLESS, "yuv420p"), ("ffv1-422-10.mkv", LOSSLESS, "yuv422p10le"),
        ("ffv1-444-12.mkv", LOSSLESS, "yuv444p12le"), ("ffv1-alpha.mkv", LOSSLESS, "yuva420p"),
        ("dnxhr.mov", ["-c:v", "dnxhd", "-profile:v", "dnxhr_hqx"], "yuv422p10le"),
    ]
    # FFmpeg's decoder widens ProRes 4444 to 12 bits.
    films = [Film(name, reel, codec, pixels=pixels,
                  size=(256, 144) if "dnxhr" in name else (160, 90),
                  truth={"pixels": "yuva444p12le"} if "4444" in name else {})
             for name, codec, pixels in plain]
    return films + untagged_codecs(reel)


def untagged_codecs(reel):
    """Codecs and containers that have no place for tags: by size BT.601."""
    assumed = {"matrix": "bt601", "tagged": False}
    return [
        Film("mpeg4.avi", reel, MPEG4, **assumed),
        Film("mpeg2-422.mkv", reel, MPEG2, pixels="yuv422p", matrix="bt601"),
        Film("mjpeg.avi", reel, MJPEG, pixels="yuvj422p", full=True,
             truth={"range": "full", "matrix": "bt601"}, **assumed),
        Film("mjpeg.mov", reel, MJPEG, pixels="yuvj420p", full=True,
             truth={"range": "full", "matrix": "bt601"}, **assumed),
        Film("raw.avi", reel, ["-c:v", "rawvideo"], **assumed),
        # DV samples chroma every fourth column, and calls every frame interlaced.
        Film("dv.avi", two_shots(count=6), ["-c:v", "dvvideo"], size=(720, 480),
             rate="30000/1001", pixels="yuv411p", filters=["setsar=8/9"], field="bff",
             truth={"height": 540, "coded": [720, 480], "aspect": [8, 9], "interlaced": True,
                    "skip": "neighbors share chroma"}, **assumed),
    ]


def rgb():
    """No matrix at all, and no color at all."""
    reel, gray = two_shots(), two_shots(GRAYS)
    whole = {"matrix": "rgb", "tagged": False, "full": True,
             "truth": {"matrix": "rgb", "range": "full"}}
    limited = {"pixels": "gray", "truth": {"matrix": None}}
    return [
        Film("png.mov", reel, ["-c:v", "png"], pixels="rgb24", **whole),
        Film("png-alpha.mov", reel, ["-c:v", "png"], pixels="rgba", **whole),
        Film("ffv1-bgr0.mkv", reel, LOSSLESS, pixels="bgr0", **whole),
        Film("ffv1-gbrp10.mkv", reel, LOSSLESS, pixels="gbrp10le", **whole),
        # FFmpeg fills gray from 0 to 255 unless a tag says otherwise.
        Film("ffv1-gray.mkv", gray, LOSSLESS, pixels="gray", tagged=False, full=True,
             truth={"matrix": None, "range": "full"}),
        Film("ffv1-gray-limited.mkv", gray, LOSSLESS, **limited),
        Film("ffv1-gray10.mkv", gray, LOSSLESS, **{**limited, "pixels": "gray10le"}),
        # FFmpeg's decoder adds empty chroma.
        Film("h264-gray.mp4", gray, H264, pixels="gray",
             truth={"pixels": "yuv420p", "matrix": None}),
    ]


def matrices():
    """Tags that tell the matrix and the range, and sizes that let a reader guess them."""
    reel, short = two_shots(), two_shots(count=6)
    h264 = {"reel": reel, "codec": H264}
    return [
        Film("bt601.mp4", matrix="bt601", **h264),
        Film("bt601-hd.mp4", short, matrix="bt601", size=(1280, 720)),
        Film("bt601-primaries.mkv", reel, LOSSLESS, matrix="bt601", primaries="smpte170m"),
        Film("bt2020.mkv", reel, LOSSLESS, matrix="bt2020", primaries="bt2020",
             pixels="yuv420p10le"),
        Film("untagged-sd.mp4", matrix="bt601", tagged=False, **h264),
        # No Matroska: FFmpeg 7.1 calls limited what says nothing, and Matroska has a place for it.
        Film("untagged-960.mp4", short, matrix="bt601", tagged=False, size=(960, 540)),
        Film("untagged-578.mp4", short, tagged=False, size=(96, 578)),
        Film("untagged-hd.mp4", short, tagged=False, size=(1280, 720)),
        Film("full.mp4", full=True, truth={"pixels": "yuvj420p"}, **h264),
        Film("full-10.mkv", reel, LOSSLESS, full=True, pixels="yuv444p10le"),
        Film("full-j.mkv", reel, H264, full=True, pixels="yuvj420p"),
        Film("full-untagged.avi", reel, LOSSLESS, full=True, tagged=False, matrix="bt601",
             truth={"skip": "what no tag tells, no reader can know", "range": "limited (assumed)"}),
    ]


def bright():
    """HDR: colors under reference white look as painted; lighter ones only keep their order."""
    reel = two_shots()
    hdr = {"matrix": "bt2020", "primaries": "bt2020", "pixels": "yuv420p10le"}
    films = []
    for word, transfer in (("pq", "smpte2084"), ("hlg", "arib-std-b67")):
        films.append(Film(f"{word}.mkv", reel, LOSSLESS, transfer=transfer,
                          truth={"hdr": True}, **hdr))
        films.append(Film(f"{word}.mp4", reel, HEVC, transfer=transfer,
                          truth={"hdr": True}, **hdr))
    light = Reel().shot(2, 12)
    films.append(Film("pq-bright.mkv", light, LOSSLESS, transfer="smpte2084", gain=4,
                      truth={"hdr": True, "bright": True}, **hdr))
    return films
