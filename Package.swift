// swift-tools-version: 6.1
import PackageDescription

/// Doors are few and visible: every import is internal unless it says otherwise.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What only the fetcher, the service and their tests need. Without the trait, 20 packages are
/// neither fetched nor built: `swift build --disable-default-traits --product filmpalette`.
let network = TargetDependencyCondition.when(traits: ["Network"])
/// What only the catalog needs: SQLite.
let database = TargetDependencyCondition.when(traits: ["Catalog"])

let package = Package(
  name: "film-palette",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ColorScience", targets: ["ColorScience"]),
    .library(name: "Clustering", targets: ["Clustering"]),
    .library(name: "Frames", targets: ["Frames"]),
    .library(name: "Shots", targets: ["Shots"]),
    .library(name: "Palettes", targets: ["Palettes"]),
    .library(name: "PaletteFiles", targets: ["PaletteFiles"]),
    .library(name: "Films", targets: ["Films"]),
    .library(name: "Pages", targets: ["Pages"]),
    .library(name: "Media", targets: ["Media"]),
    .library(name: "filmpalette-abi", type: .static, targets: ["PaletteABI"]),
    .library(name: "Fetching", targets: ["Fetching"]),
    .library(name: "PaletteCatalog", targets: ["PaletteCatalog"]),
    .library(name: "PaletteServer", targets: ["PaletteServer"]),
    // For Benchmarks, a package of its own: nothing but libc is public.
    .library(name: "Platform", targets: ["Platform"]),
    .executable(name: "filmpalette", targets: ["FilmPaletteCommand"]),
    .executable(name: "filmpalette-catalog", targets: ["CatalogCommand"]),
    .executable(name: "filmpalette-fetch", targets: ["FetchCommand"]),
    .executable(name: "filmpalette-serve", targets: ["ServeCommand"]),
  ],
  traits: [
    .default(enabledTraits: ["Catalog", "Network"]),
    .trait(name: "Catalog", description: "The catalog of stills and shots, in SQLite."),
    .trait(name: "Network", description: "The fetcher of URLs and the HTTP service."),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin.git", from: "1.5.0"),
  ],
  targets: [
    // Text as it may stand in a URL: RFC 3986, for files of films, the fetcher and the service.
    .target(name: "PercentEncoding", swiftSettings: settings),
    // libc once for everybody, and what differs between systems.
    .target(name: "Platform", dependencies: ["CProcess"], swiftSettings: settings),
    // Jobs in processes of their own, within memory and time. Knows no pictures.
    .target(name: "Workers", dependencies: ["Platform"], swiftSettings: settings),
    // What a color is and how two of them differ. Sees nothing but the math library.
    .target(name: "ColorScience", dependencies: ["CMath"], swiftSettings: settings),
    // How weighted points are grouped. Never hears the word color.
    .target(name: "Clustering", swiftSettings: settings),
    // Decoded pixels, their areas, and where they come from. Sees no color spaces.
    .target(name: "Frames", swiftSettings: settings),
    // Where shots begin, how they blend, and what is no picture. Sees frames, and no color science.
    .target(name: "Shots", dependencies: ["CMath", "Frames"], swiftSettings: settings),
    // Frames → histogram → palette, and palettes compared. Sees no files.
    .target(
      name: "Palettes",
      dependencies: ["CMath", "Clustering", "ColorScience", "Frames"], swiftSettings: settings),
    // The files that designers open, in and out, and palettes as pictures. Sees no films.
    .target(
      name: "PaletteFiles",
      dependencies: [
        "CMath", "CZlib", "ColorScience", "Frames", "Palettes", "PercentEncoding",
      ],
      swiftSettings: settings),
    // The colors of a film in time, and the files that editors open. Sees no FFmpeg.
    .target(
      name: "Films",
      dependencies: [
        "CMath", "Clustering", "ColorScience", "Frames", "PaletteFiles", "Palettes",
        "PercentEncoding", "Platform", "Shots",
      ],
      swiftSettings: settings),
    // The film's report, the page of a comparison, and what all pages share. Sees no network.
    .target(
      name: "Pages",
      dependencies: [
        "CMath", "Clustering", "ColorScience", "Films", "Frames", "PaletteFiles", "Palettes",
        "PercentEncoding", "Shots",
      ],
      resources: [
        .embedInCode("Comparison/compare.css"),
        .embedInCode("Comparison/compare.js"),
        .embedInCode("FilmComparison/film-comparison.css"),
        .embedInCode("FilmComparison/film-comparison.js"),
        .embedInCode("Report/report-barcode.js"),
        .embedInCode("Report/report-copying.js"),
        .embedInCode("Report/report-save.js"),
        .embedInCode("Report/report-state.js"),
        .embedInCode("Report/report-wheel.js"),
        .embedInCode("Report/report.css"),
        .embedInCode("Report/report.js"),
        .embedInCode("Shared/base64.js"),
        .embedInCode("Shared/cloud-dots.js"),
        .embedInCode("Shared/color.js"),
        .embedInCode("Shared/download.js"),
        .embedInCode("Shared/drawing.js"),
        .embedInCode("Shared/elements.js"),
        .embedInCode("Shared/labels.js"),
        .embedInCode("Shared/rows.js"),
        .embedInCode("Shared/share.js"),
        .embedInCode("Shared/shared.css"),
      ],
      swiftSettings: settings),
    // Pictures in and out: libjpeg-turbo for the common still, libvips for the others, FFmpeg for
    // films.
    .target(
      name: "Media",
      dependencies: [
        "CDeflate", "CFFmpeg", "CJXL", "CLCMS", "CNettle", "CTIFF", "CTurboJPEG", "CVips",
        "CZlib", "ColorScience", "Films", "Frames", "PaletteFiles", "Palettes", "Platform", "Shots",
      ],
      swiftSettings: settings),
    // The bytes behind a URL, with every address checked. Knows no color.
    .target(
      name: "Fetching",
      dependencies: [
        "PercentEncoding", "Platform",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: network),
        .product(name: "NIOCore", package: "swift-nio", condition: network),
        .product(name: "NIOPosix", package: "swift-nio", condition: network),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: network),
      ],
      swiftSettings: settings),
    // Sample stills and a film: known light, known colors, nobody's copyright.
    .target(
      name: "PaintedScenes", dependencies: ["ColorScience", "Frames"], swiftSettings: settings),
    // The door for C: functions `fp_…` over the rooms above. Sees no network and no films.
    .target(
      name: "PaletteABI",
      dependencies: [
        "CGlibcFloor", "CPaletteABI", "ColorScience", "Frames", "Media", "Pages", "PaletteFiles",
        "Palettes",
        "PercentEncoding", "Platform",
      ],
      swiftSettings: settings),
    // The header of that door.
    .systemLibrary(name: "CPaletteABI"),
    // The command `filmpalette`: one file per subcommand.
    .executableTarget(
      name: "FilmPaletteCommand",
      dependencies: [
        "CGlibcFloor", "Clustering", "ColorScience", "Films", "Frames", "Media", "Pages",
        "PaintedScenes", "PaletteFiles", "Palettes", "PercentEncoding", "Platform", "Shots",
        "Workers",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Stills and shots in a database, and found by color. Sees no libraries of pictures.
    .target(
      name: "PaletteCatalog",
      dependencies: [
        "ColorScience", "Frames", "PaletteFiles", "Palettes", "Platform",
        .product(name: "GRDB", package: "GRDB.swift", condition: database),
      ],
      swiftSettings: settings),

    // The command `filmpalette-catalog`, which `filmpalette catalog` becomes.
    .executableTarget(
      name: "CatalogCommand",
      dependencies: [
        "CGlibcFloor", "ColorScience", "Films", "Frames", "Media", "PaletteCatalog", "PaletteFiles",
        "Palettes", "Platform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // The HTTP service and its page: Hummingbird around the rooms above.
    .target(
      name: "PaletteServer",
      dependencies: [
        "CZlib", "ColorScience", "Fetching", "Frames", "Media", "Pages", "PaletteFiles",
        "Palettes", "PercentEncoding", "Platform", "Workers",
        .product(name: "HTTPTypes", package: "swift-http-types", condition: network),
        .product(name: "Hummingbird", package: "hummingbird", condition: network),
        .product(name: "HummingbirdCore", package: "hummingbird", condition: network),
        .product(name: "Logging", package: "swift-log", condition: network),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras", condition: network),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras", condition: network),
        .product(name: "NIOCore", package: "swift-nio", condition: network),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: network),
        .product(name: "NIOPosix", package: "swift-nio", condition: network),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: network),
        .product(name: "UnixSignals", package: "swift-service-lifecycle", condition: network),
      ],
      resources: [
        .embedInCode("Web/api.js"),
        .embedInCode("Web/beach.jpg"),
        .embedInCode("Web/cards.js"),
        .embedInCode("Web/choices.js"),
        .embedInCode("Web/cloud-drawing.js"),
        .embedInCode("Web/cloud.js"),
        .embedInCode("Web/colors.js"),
        .embedInCode("Web/compare.js"),
        .embedInCode("Web/contrast.js"),
        .embedInCode("Web/controls.css"),
        .embedInCode("Web/copying.js"),
        .embedInCode("Web/dropper.js"),
        .embedInCode("Web/edits.js"),
        .embedInCode("Web/exports.js"),
        .embedInCode("Web/facts.js"),
        .embedInCode("Web/history.js"),
        .embedInCode("Web/icons.js"),
        .embedInCode("Web/index.html"),
        .embedInCode("Web/lamplight.jpg"),
        .embedInCode("Web/links.js"),
        .embedInCode("Web/locks.js"),
        .embedInCode("Web/loupe.js"),
        .embedInCode("Web/luminance.js"),
        .embedInCode("Web/markers.js"),
        .embedInCode("Web/mask.js"),
        .embedInCode("Web/moods.js"),
        .embedInCode("Web/oklch.js"),
        .embedInCode("Web/options.js"),
        .embedInCode("Web/page.css"),
        .embedInCode("Web/page.js"),
        .embedInCode("Web/panels.css"),
        .embedInCode("Web/pause.js"),
        .embedInCode("Web/picture.js"),
        .embedInCode("Web/pixels.js"),
        .embedInCode("Web/range.js"),
        .embedInCode("Web/recent.js"),
        .embedInCode("Web/refusals.js"),
        .embedInCode("Web/region-fields.js"),
        .embedInCode("Web/region.js"),
        .embedInCode("Web/requests.js"),
        .embedInCode("Web/settings.js"),
        .embedInCode("Web/sources.js"),
        .embedInCode("Web/stage.css"),
        .embedInCode("Web/state.js"),
        .embedInCode("Web/stills.js"),
        .embedInCode("Web/street.jpg"),
        .embedInCode("Web/swatches.js"),
        .embedInCode("Web/tabs.js"),
        .embedInCode("Web/text.js"),
        .embedInCode("Web/theme.js"),
        .embedInCode("Web/tray.js"),
        .embedInCode("Web/vision.js"),
        .embedInCode("Web/zip.js"),
      ],
      swiftSettings: settings),

    // The command `filmpalette-serve`, which `filmpalette serve` becomes.
    .executableTarget(
      name: "ServeCommand", dependencies: ["CGlibcFloor", "PaletteServer", "Platform"],
      swiftSettings: settings),

    // The command `filmpalette-fetch`, which gets URLs for it in a process of its own.
    .executableTarget(
      name: "FetchCommand",
      dependencies: ["CGlibcFloor", "Fetching", "PercentEncoding", "Platform"],
      swiftSettings: settings),

    // math.h and nothing else of the system, for rooms that may not see files.
    .systemLibrary(name: "CMath"),
    // fork, files without names, and what a signal may do: things that Swift hides or cannot do.
    .target(name: "CProcess"),
    // Keeps programs running on systems with glibc 2.34: two functions that would need 2.35.
    .target(name: "CGlibcFloor"),
    // libjpeg-turbo's error jumps and row loop, wrapped so that Swift may call them.
    .target(name: "CTurboJPEG", dependencies: ["CJPEG"]),
    .systemLibrary(
      name: "CJPEG", pkgConfig: "libjpeg",
      providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
    // Where libraries are that are loaded when first needed, and their functions.
    .target(name: "CLoading"),
    // libvips, loaded when first needed, since linking it costs every start 26 ms.
    .target(name: "CVips", dependencies: ["CLoading"]),
    // libtiff and libjxl, loaded when first needed as well.
    .target(name: "CTIFF", dependencies: ["CLoading"]),
    .target(name: "CJXL", dependencies: ["CLoading"]),
    // Little CMS, which converts by ICC profiles, loaded when first needed as well.
    .target(name: "CLCMS", dependencies: ["CLoading"]),
    // libdeflate, which packs PNG files, loaded when first needed as well.
    .target(name: "CDeflate", dependencies: ["CLoading"]),
    // FFmpeg's libraries, loaded when first needed for the same reason. Their headers tell how
    // structures are laid out, so building needs them.
    .target(name: "CFFmpeg", dependencies: ["CLoading"]),
    // zlib: KPL and Procreate palettes are ZIP archives.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // nettle's SHA-256: 150 s less to build, and quicker to start, than swift-crypto for the same.
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),

    // The colors of `standout` with other numbers than its own, which only measurements change.
    .executableTarget(
      name: "standout-knobs",
      dependencies: ["Clustering", "ColorScience", "Frames", "Media", "Palettes"],
      path: "Benchmarks/Quality/Knobs", swiftSettings: settings),

    // How well and how fast a catalog's search ranks.
    .executableTarget(
      name: "catalog-search", dependencies: ["ColorScience", "PaletteCatalog", "Platform"],
      path: "Benchmarks/Catalog/Search", swiftSettings: settings),

    // Every option of stills from Swift.
    .executableTarget(
      name: "still-palette", dependencies: ["Media", "PaletteFiles", "Palettes"],
      path: "Examples/StillPalette", swiftSettings: settings),

    // The calls that most programs need.
    .executableTarget(
      name: "five-calls",
      dependencies: ["ColorScience", "Films", "Frames", "Media", "PaletteFiles", "Palettes"],
      path: "Examples/FiveCalls", swiftSettings: settings),

    // Tests mirror the rooms.
    .testTarget(
      name: "PercentEncodingTests", dependencies: ["PercentEncoding"], swiftSettings: settings),
    .testTarget(
      name: "PlatformTests",
      dependencies: ["BuiltPrograms", "Fixtures", "Platform", "worker-probe"],
      swiftSettings: settings),
    // Where tests find the programs of this package.
    .target(
      name: "BuiltPrograms", dependencies: ["Platform"], path: "Tests/BuiltPrograms",
      swiftSettings: settings),
    // A program whose jobs crash, hang and grow when they are told to.
    .executableTarget(
      name: "worker-probe", dependencies: ["Platform", "Workers"], path: "Tests/WorkerProbe",
      swiftSettings: settings),
    .testTarget(
      name: "WorkersTests", dependencies: ["BuiltPrograms", "Platform", "Workers", "worker-probe"],
      swiftSettings: settings),
    .testTarget(name: "ColorScienceTests", dependencies: ["ColorScience"], swiftSettings: settings),
    .testTarget(name: "ClusteringTests", dependencies: ["Clustering"], swiftSettings: settings),
    // Numbers for painted pictures, and folders that are gone after a test.
    .target(name: "Fixtures", path: "Tests/Fixtures", swiftSettings: settings),
    .testTarget(
      name: "ShotsTests", dependencies: ["Fixtures", "Frames", "Shots"], swiftSettings: settings),
    // Pictures, palettes and films that the tests of several rooms use.
    .target(
      name: "Specimens",
      dependencies: [
        "ColorScience", "Films", "Fixtures", "Frames", "PaletteFiles", "Palettes", "Shots",
      ],
      path: "Tests/Specimens", swiftSettings: settings),
    .testTarget(
      name: "PalettesTests",
      dependencies: [
        "Clustering", "ColorScience", "Fixtures", "Frames", "PaintedScenes", "Palettes",
        "Specimens",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PaletteFilesTests",
      dependencies: ["ColorScience", "Frames", "PaletteFiles", "Palettes", "Specimens"],
      swiftSettings: settings),
    .testTarget(
      name: "PaletteCatalogTests",
      dependencies: [
        "ColorScience", "Fixtures", "Frames", "PaletteCatalog", "PaletteFiles", "Palettes",
        "Platform",
        .product(name: "GRDB", package: "GRDB.swift", condition: database),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "FilmsTests",
      dependencies: [
        "Clustering", "ColorScience", "Films", "Fixtures", "Frames", "PaletteFiles", "Palettes",
        "Platform", "Shots", "Specimens",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "ColorScience", "Films", "Fixtures", "Frames", "Pages", "PaletteFiles", "Palettes",
        "Shots", "Specimens",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "MediaTests",
      dependencies: [
        "BuiltPrograms", "CFFmpeg", "ColorScience", "Films", "Fixtures", "Frames", "Media",
        "PaletteFiles", "Palettes", "Platform", "Shots", "five-calls",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "FetchingTests",
      dependencies: [
        "Fetching",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: network),
        .product(name: "NIOCore", package: "swift-nio", condition: network),
        .product(name: "NIOPosix", package: "swift-nio", condition: network),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: network),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PaletteServerTests",
      dependencies: [
        "BuiltPrograms", "CZlib", "Fetching", "Frames", "Media", "PaletteFiles", "PaletteServer",
        "Palettes", "Platform", "ServeCommand", "Workers", "worker-probe",
        .product(name: "HTTPTypes", package: "swift-http-types", condition: network),
        .product(name: "Hummingbird", package: "hummingbird", condition: network),
        .product(name: "HummingbirdTesting", package: "hummingbird", condition: network),
        .product(name: "Logging", package: "swift-log", condition: network),
        .product(name: "NIOCore", package: "swift-nio", condition: network),
        .product(name: "NIOEmbedded", package: "swift-nio", condition: network),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "FilmPaletteCommandTests",
      dependencies: [
        "BuiltPrograms", "FetchCommand", "FilmPaletteCommand", "Films", "Fixtures", "Frames",
        "Media", "PaletteFiles", "Palettes", "Platform", "Specimens",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
  ]
)
