import HTTPTypes
import Media
import Pages
import Palettes

/// One file of the web page, embedded in the program.
struct Asset: Sendable {
  /// The last component of its path.
  let name: String
  let mediaType: String
  let bytes: [UInt8]
  private let tag: String

  init(_ name: String, _ mediaType: String, _ bytes: [UInt8]) {
    (self.name, self.mediaType, self.bytes) = (name, mediaType, bytes)
    tag = String(Digest.hex(bytes).prefix(32))
  }

  /// The HTML of the page, at `/`.
  static let page = Asset("index.html", "text/html; charset=utf-8", PackageResources.index_html)

  /// All other files, at `/assets/NAME`.
  static let all: [Asset] =
    own + [.style("shared.css", Page.sharedStyle)]
    + PageModule.shared.map { .module($0.name, $0.bytes) }

  private static let own: [Asset] = [
    .style("controls.css", PackageResources.controls_css),
    .style("page.css", PackageResources.page_css),
    .style("panels.css", PackageResources.panels_css),
    .style("stage.css", PackageResources.stage_css),
    .module("api.js", PackageResources.api_js),
    .module("cards.js", PackageResources.cards_js),
    .module("choices.js", PackageResources.choices_js),
    .module("cloud-drawing.js", PackageResources.cloud_drawing_js),
    .module("cloud.js", PackageResources.cloud_js),
    .module("colors.js", PackageResources.colors_js),
    .module("compare.js", PackageResources.compare_js),
    .module("contrast.js", PackageResources.contrast_js),
    .module("copying.js", PackageResources.copying_js),
    .module("dropper.js", PackageResources.dropper_js),
    .module("edits.js", PackageResources.edits_js),
    .module("exports.js", PackageResources.exports_js),
    .module("facts.js", PackageResources.facts_js),
    .module("history.js", PackageResources.history_js),
    .module("icons.js", PackageResources.icons_js),
    .module("links.js", PackageResources.links_js),
    .module("locks.js", PackageResources.locks_js),
    .module("loupe.js", PackageResources.loupe_js),
    .module("luminance.js", PackageResources.luminance_js),
    .module("markers.js", PackageResources.markers_js),
    .module("mask.js", PackageResources.mask_js),
    .module("moods.js", PackageResources.moods_js),
    .module("oklch.js", PackageResources.oklch_js),
    .module("options.js", PackageResources.options_js),
    .module("page.js", PackageResources.page_js),
    .module("pause.js", PackageResources.pause_js),
    .module("picture.js", PackageResources.picture_js),
    .module("pixels.js", PackageResources.pixels_js),
    .module("range.js", PackageResources.range_js),
    .module("recent.js", PackageResources.recent_js),
    .module("refusals.js", PackageResources.refusals_js),
    .module("region-fields.js", PackageResources.region_fields_js),
    .module("region.js", PackageResources.region_js),
    .module("requests.js", PackageResources.requests_js),
    .module("settings.js", PackageResources.settings_js),
    .module("sources.js", PackageResources.sources_js),
    .module("state.js", PackageResources.state_js),
    .module("stills.js", PackageResources.stills_js),
    .module("swatches.js", PackageResources.swatches_js),
    .module("tabs.js", PackageResources.tabs_js),
    .module("text.js", PackageResources.text_js),
    .module("theme.js", PackageResources.theme_js),
    .module("tray.js", PackageResources.tray_js),
    .module("vision.js", PackageResources.vision_js),
    .module("zip.js", PackageResources.zip_js),
  ]

  private static func style(_ name: String, _ bytes: [UInt8]) -> Asset {
    Asset(name, "text/css; charset=utf-8", bytes)
  }

  private static func module(_ name: String, _ bytes: [UInt8]) -> Asset {
    Asset(name, "text/javascript; charset=utf-8", bytes)
  }

  /// The file. Browsers revalidate it each time, and receive it only if it has changed.
  func answer(_ incoming: Incoming) throws -> Answer {
    var answer = Answer(mediaType: mediaType, bytes: bytes)
    answer.entityTag = tag
    answer.fields[.cacheControl] = "no-cache"
    return answer
  }
}

extension Route {
  static let asset = Route(
    method: .get, path: "/assets/{name}", summary: "A file of the web page", result: .page,
    errors: [404]
  ) { incoming, _ in
    guard let asset = Asset.all.first(where: { $0.name == incoming.name }) else {
      throw ServiceError.notFound
    }
    return try asset.answer(incoming)
  }
}
