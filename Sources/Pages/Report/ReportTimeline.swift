import Films
import Palettes

/// The barcode, and what is at the current place: time, shot, still, palette. The script draws and
/// fills them.
struct ReportTimeline {
  let film: Film

  var html: String {
    """
    \(ReportPart.begin("time", "The film in time"))\
    <div class="moving">
    <div class="choice" role="group" aria-label="What each column of the barcode shows">
    <button type="button" data-style="mean" aria-pressed="true">Mean color</button>
    <button type="button" data-style="palette" aria-pressed="false">Palettes of shots</button>
    \(slitButton)\(ReportPart.saveButton("PNG"))</div>
    <div class="barcode" id="barcode" role="slider" tabindex="0" aria-label="Place in the film" \
    aria-valuemin="\(start)" aria-valuemax="\(end)" aria-valuenow="\(start)" aria-describedby="keys">
    <canvas aria-hidden="true"></canvas><span class="head"></span></div>
    \(sceneMarks)\(ReportPart.axis(of: film))\
    <div class="viewer">
    <div class="screen"><img id="seen" alt="" hidden><p id="unseen"></p></div>
    <div class="now">
    <p class="clock"><b id="clock"></b> <span id="frame"></span></p>
    <p id="where"></p>
    <ul class="swatches small" id="now-colors"></ul>
    <p class="ends" id="now-facts"></p>
    <p id="texts" class="texts"></p>
    </div></div>
    <p class="hint" id="keys">Point at the barcode, touch it or click it. With the keyboard: \
    <kbd>←</kbd> <kbd>→</kbd> move by a second, with <kbd>Shift</kbd> by a frame, \
    <kbd>Page Up</kbd> <kbd>Page Down</kbd> by a shot, <kbd>Home</kbd> \
    <kbd>End</kbd> to the start or the end. Mean colors are averaged in linear light; palettes are \
    stacked by lightness; a slit-scan has the middle column of pixels of frame after frame.</p>
    </div>
    <noscript><p>The barcode, the wheel and the place in the film need JavaScript.</p>\
    </noscript>
    \(ReportPart.end)
    """
  }

  private var slitButton: String {
    film.slits.count == 0
      ? ""
      : "<button type=\"button\" data-style=\"slit\" aria-pressed=\"false\">Slit-scan</button>\n"
  }

  private var start: String { film.timeline.seconds(film.timeline.start).brief(places: 0) }
  private var end: String { film.timeline.seconds(film.timeline.end).brief(places: 0) }

  /// A mark for each scene, under the barcode.
  private var sceneMarks: String {
    let timeline = film.timeline
    guard timeline.duration > 0, film.scenes.count > 1 else { return "" }
    let marks = film.scenes.map { scene in
      let left = 100 * timeline.part(at: scene.start)
      let width = (100 * timeline.part(at: scene.end) - left).brief(places: 3)
      return "<i style=\"left:\(left.brief(places: 3))%;width:\(width)%\"></i>"
    }
    return "<div class=\"scene-marks\" aria-hidden=\"true\">\(marks.joined())</div>\n"
  }
}
