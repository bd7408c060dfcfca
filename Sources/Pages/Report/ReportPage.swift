public import Films
import Palettes

/// The report of a film: one page that needs no network, made from the film alone.
///
/// Texts and tables are in the page itself, so that the page can be read and printed without its
/// script. The script adds the current place in the film, which the barcode, the curves, the stills
/// and the wheel share.
public struct ReportPage: Sendable {
  private let film: Film
  private let stills: StillBudget
  private let files: [ReportFile]

  /// - Parameters:
  ///   - film: the film.
  ///   - stillBytes: the most bytes of stills in the page, as base64. If the stills exceed this,
  ///     some are left out, evenly over the film. With `nil`, the page stays under 10 MB for up to
  ///     2,800 shots; with more shots, the stills take 2 MB.
  ///   - files: the files beside the page, to which it links.
  /// - Throws: what `Film.still` throws.
  public init(_ film: Film, stillBytes: Int? = nil, files: [ReportFile] = []) throws {
    self.film = film
    self.files = files
    // The bytes of a shot without its still: card, table row, palette for the script.
    let most = max(2_000_000, 9_000_000 - 2500 * film.shots.count)
    stills = try StillBudget(film, bytes: stillBytes ?? most)
  }

  /// The whole file, UTF-8.
  ///
  /// - Complexity: O(frames + shots + bytes of the stills).
  public var bytes: [UInt8] {
    var bytes = Array(top.utf8)
    bytes += ReportTimeline(film: film).html.utf8
    bytes += ReportPalette(film: film).html.utf8
    bytes += ReportScenes(film: film, stills: stills).html.utf8
    bytes += ReportCurves(film: film).html.utf8
    bytes += ReportWheel(film: film).html.utf8
    bytes += ReportContrasts(film: film).html.utf8
    bytes += ReportIdentities(film: film).html.utf8
    bytes += ReportLeftOut(film: film, stills: stills).html.utf8
    bytes += ReportFiles(files: files).html.utf8
    bytes += ReportSource(film: film).html.utf8
    bytes += "</main>\n<p id=\"status\" role=\"status\"></p>\n".utf8
    bytes += "<script type=\"application/json\" id=\"film\">".utf8
    bytes += ReportNumbers(film: film).text.utf8
    bytes += "</script>\n".utf8
    let page = Page(
      title: "\(film.title) · colors of a film", style: PackageResources.report_css,
      script: Self.script, importing: Self.modules)
    return page.bytes(body: bytes)
  }

  static let script = PageModule("report.js", PackageResources.report_js)
  static let modules = [
    PageModule("report-copying.js", PackageResources.report_copying_js),
    PageModule("report-state.js", PackageResources.report_state_js),
    PageModule("report-barcode.js", PackageResources.report_barcode_js),
    PageModule("report-wheel.js", PackageResources.report_wheel_js),
    PageModule("report-save.js", PackageResources.report_save_js),
  ]

  private static let sections = [
    ("time", "Time"), ("palette", "Palette"), ("scenes", "Scenes"), ("curves", "Curves"),
    ("wheel", "Hues"), ("contrasts", "Contrasts"), ("colors", "Colors"), ("left-out", "Left out"),
    ("files", "Files"), ("source", "Source"),
  ]

  private var top: String {
    let sections = Self.sections.filter { $0.0 != "files" || !files.isEmpty }
    let links = sections.map { "<li><a href=\"#\($0)\">\($1)</a></li>" }
    return """
      <body style="--wide:\(max(1, film.source.width));--high:\(max(1, film.source.height))">
      <script>document.documentElement.classList.add("js");</script>
      <header class="top">
      <h1>\(film.title.forHTML)</h1>
      <p class="facts">\(facts)</p>
      </header>
      <nav class="top" aria-label="Parts of this page"><ul>\(links.joined())</ul>
      <div class="small-barcode track moving" aria-hidden="true"><canvas></canvas>\
      <span class="head"></span></div></nav>
      <main>

      """
  }

  /// Where the part that was read lies in the film.
  private var span: String {
    let timeline = film.timeline
    guard timeline.start > 0 else { return "" }
    let bounds = [timeline.start, timeline.end].map { FilmTime.clock(timeline.seconds($0)) }
    return " (\(bounds[0])–\(bounds[1]) of the film)"
  }

  private var facts: String {
    let source = film.source
    let rate = film.timeline.frameRate.value.brief(places: 3)
    let frames = film.timeline.numbers.count
    return [
      FilmTime.clock(film.timeline.duration) + span,
      frames.counted("frame")
        + (source.sampling == .all ? "" : " read, shots guessed (\(source.sampling))")
        + (film.timeline.isVariable ? ", about \(rate) per second" : " at \(rate) per second"),
      "\(source.width) × \(source.height)", source.codec,
      film.shots.count.counted("shot"), film.scenes.count.counted("scene"),
    ].filter { !$0.isEmpty }.map { "<bdi>\($0.forHTML)</bdi>" }.joined(separator: " · ")
  }
}
