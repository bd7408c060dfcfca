import ColorScience
public import Films
import PaletteFiles
import Palettes

/// Two films side by side, as one page that needs no network: what a grade changed, shot by shot.
///
/// Texts, tables and drawings are in the page itself, so that it can be read and printed without
/// its script. The script copies colors and puts the shots that changed most first.
public struct FilmComparisonPage: Sendable {
  private let films: ComparedFilms
  private let stills: ComparedStills
  private let givenTitle: String?

  /// - Parameters:
  ///   - first, second: the films; shots of versions of one film are paired.
  ///   - title: the title that the user gave; `nil` for the names of both films.
  ///   - stillBytes: the most bytes of stills in the page, as base64. If the stills exceed this,
  ///     some rows have none, evenly over the films. With `nil`, the page stays under 20 MB for
  ///     2,000 shots.
  /// - Throws: what `Film.still` throws.
  /// - Complexity: O(shots × shots), and a transport of colors for each pair of shots.
  public init(
    _ first: Film, _ second: Film, title: String? = nil, stillBytes: Int? = nil
  ) throws {
    films = ComparedFilms(first, second)
    // The bytes of a row without its stills: measures, both palettes, matched colors.
    let most = max(2_000_000, 9_000_000 - 4500 * films.rows.count)
    stills = try ComparedStills(films, bytes: stillBytes ?? most)
    givenTitle = title
  }

  /// The whole file, UTF-8.
  ///
  /// - Complexity: O(frames + shots + bytes of the stills).
  public var bytes: [UInt8] {
    var bytes = Array(top.utf8)
    bytes += ComparedOverview(films: films).html.utf8
    bytes += ComparedCurves(films: films).html.utf8
    bytes += ComparedShots(films: films, stills: stills).html.utf8
    bytes += ComparedSource(films: films).html.utf8
    bytes += "</main>\n<p id=\"status\" role=\"status\"></p>\n".utf8
    let page = Page(
      title: "\(title) · films compared",
      style: PackageResources.report_css + PackageResources.film_comparison_css,
      script: Self.script, importing: Self.modules)
    return page.bytes(body: bytes)
  }

  static let script = PageModule("film-comparison.js", PackageResources.film_comparison_js)
  static let modules = [PageModule("report-copying.js", PackageResources.report_copying_js)]

  private var title: String {
    givenTitle ?? "\(films.first.source.name) → \(films.second.source.name)"
  }

  private var heading: String {
    if let givenTitle { return givenTitle.forHTML }
    let names = [films.first, films.second].map { "<bdi>\($0.source.name.forHTML)</bdi>" }
    return names.joined(separator: " → ")
  }

  private var top: String {
    let areVersions = films.comparison.relation == .versions
    let sections =
      [("films", "Both films"), ("changes", areVersions ? "Changes" : "Differences")]
      + (areVersions ? [("curves", "In time"), ("shots", "Shot by shot")] : [])
      + [("source", "Source")]
    let links = sections.map { "<li><a href=\"#\($0)\">\($1)</a></li>" }
    let size = films.first.source
    return """
      <body style="--wide:\(max(1, size.width));--high:\(max(1, size.height))">
      <header class="top">
      <h1>\(heading)</h1>
      <p class="facts">\(verdict.forHTML)</p>
      </header>
      <nav class="top" aria-label="Parts of this page"><ul>\(links.joined())</ul></nav>
      <main>

      """
  }

  /// How the films are related, in one sentence.
  private var verdict: String {
    let comparison = films.comparison
    let share = ShareText.text(comparison.agreement)
    guard comparison.relation == .versions else {
      return "Different films: \(share) of the time is in matching shots, so no shots are paired."
    }
    let alone = [(comparison.removed.count, "first"), (comparison.inserted.count, "second")]
      .filter { $0.0 > 0 }.map { " · \($0.grouped) only in the \($1)" }
    return "Versions of one film: \(share) of the time is in matching shots · "
      + comparison.pairs.count.counted("shot") + " in both" + alone.joined()
  }
}
