"""Frames of every shape, clocks of every kind, and films with fields."""

from .encoding import H264, LOSSLESS, Film
from .pictures import PALETTES, Reel, picture, two_shots

NARROW = ["-c:v", "libx264", "-preset", "ultrafast", "-qp", "1"]
B_FRAMES = ["-c:v", "libx264", "-preset", "fast", "-crf", "3", "-bf", "3", "-g", "48"]


def geometry():
    reel = two_shots()
    wide = {"width": 160, "height": 90, "coded": [144, 90], "aspect": [10, 9]}
    films = [
        Film(f"turned-{turn}.mp4", reel,
             truth={"rotation": turn, "coded": [160, 90],
                    **({"width": 90, "height": 160} if turn != 180 else {})})
        for turn in (90, 180, 270)]
    films += [
        Film("anamorphic.mp4", reel, size=(144, 90), filters=["setsar=10/9"], truth=wide),
        Film("anamorphic.mkv", reel, size=(144, 90), filters=["setsar=10/9"], truth=wide),
        Film("odd.mkv", reel, LOSSLESS, size=(161, 91)),
        Film("odd-444.mkv", reel, NARROW, size=(161, 91), pixels="yuv444p"),
        Film("tiny.mkv", reel, LOSSLESS, size=(32, 18), pixels="yuv444p"),
        Film("tall.mp4", reel, size=(90, 400)),
        Film("flat.mkv", reel, LOSSLESS, size=(800, 36)),
    ]
    return films


def reels():
    """Cuts, a short shot, dissolves, fades, a flash and bars that come and go."""
    cuts = Reel().shot(0, 30).shot(1, 24).shot(2, 8).shot(3, 9).shot(4, 40).flash(16)
    cuts.shot(5, 24).shot(0, 25)
    gradual = Reel().shot(0, 36).dissolve(1, 12, 36).dissolve(3, 20, 36)
    fades = Reel().shot(2, 36).fade(4, 10, 8, 48).fade(0, 20, 6, 36)
    bars = Reel().shot(0, 24, bars="letterbox").shot(1, 24).shot(2, 24, bars="pillarbox")
    bars.shot(3, 24, bars="letterbox")
    return [
        Film("cuts.mp4", cuts, B_FRAMES, size=(320, 180)),
        Film("gradual.mp4", gradual, B_FRAMES, size=(320, 180)),
        Film("fades.mp4", fades, B_FRAMES, size=(320, 180)),
        Film("bars.mp4", bars, size=(320, 180)),
        Film("long.mkv", long_reel(), size=(160, 90)),
    ]


def long_reel():
    """Shots enough to be interrupted: 30 of a second."""
    reel = Reel()
    for i in range(30):
        reel.shot(i % len(PALETTES), 24)
    return reel


def clocks():
    """Films whose frames are not simply one after the other from 0."""
    reel = two_shots()
    uneven = ["settb=1/1000", "setpts=N*40+mod(N\\,3)*13"]
    free = ["-fps_mode", "passthrough", "-enc_time_base", "1/1000"]
    # From 7.0 on FFmpeg gives the last frame no duration, and MP4's edit list then ends before it.
    mp4 = [*free, "-video_track_timescale", "1000",
           "-bsf:v", "setts=pts=PTS:dts=DTS:duration=DURATION+42*not(DURATION)"]
    times = [(n * 40 + n % 3 * 13) / 1000 for n in range(24)]
    variable = {"seconds": times, "rate": None}
    hours = [*(n / 24 for n in range(23)), 36000]
    late = ["settb=1/1000", "setpts=if(lt(N\\,23)\\,N*1000/24\\,36000000)"]
    return [
        Film("variable.mkv", reel, filters=uneven, after=free, truth=variable),
        Film("variable.mp4", reel, filters=uneven, after=mp4, truth=variable),
        Film("reordered.mp4", reel, B_FRAMES),
        Film("reordered.ts", reel, B_FRAMES),
        Film("ntsc.mp4", reel, rate="24000/1001"),
        Film("late.mkv", reel, B_FRAMES, filters=["setpts=PTS+5/TB"],
             after=["-fps_mode", "passthrough"]),
        Film("hours.mkv", reel, filters=late, after=free,
             truth={"seconds": hours, "rate": None}),
        Film("hours.mp4", reel, filters=late, after=mp4,
             truth={"seconds": hours, "rate": None}),
    ]


def fields():
    """Interlaced films: patches jump half a frame from field to field, so that mixed fields show.

    Small, where a row of the small frame is a row of the film, and large, where it is six rows, and
    three of chroma: an odd number.
    """
    def frames(canvas, reel, upper_first):
        for shown, _ in reel.frames:
            after = tuple(row[8:] + row[:8] for row in shown)
            yield canvas.woven(*((shown, after) if upper_first else (after, shown)))

    films = []
    for word in ("tff", "bff"):
        h264 = NARROW + ["-flags", "+bitexact+ildct+ilme", "-x264-params", f"{word}=1"]
        mpeg2 = ["-c:v", "mpeg2video", "-q:v", "1", "-qmin", "1", "-top", str(int(word == "tff")),
                 "-flags", "+bitexact+ildct+ilme"]
        for name, codec, size, count in (
                (f"h264-{word}.mkv", h264, (160, 108), 12),
                (f"mpeg2-{word}.ts", mpeg2, (160, 108), 12),
                (f"large-{word}.mpg", mpeg2, (960, 540), 6)):
            reel = two_shots(count=count)
            films.append(Film(
                name, reel, codec, size, rate="25", field=word, matrix="bt601",
                frames=lambda canvas, reel=reel, first=word == "tff": frames(canvas, reel, first),
                truth={"interlaced": True}))
    return films
