// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// How fast each verb of the library is, and what its numbers are worth. Whole processes beside
/// other programs: Peers/ and Quality/.
let package = Package(
  name: "film-palette-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "film-palette", path: "..")],
  targets: [
    // One closure per verb, timed by the CPU clock.
    .executableTarget(
      name: "Speed",
      dependencies: [
        .product(name: "Frames", package: "film-palette"),
        .product(name: "Media", package: "film-palette"),
        .product(name: "PaletteFiles", package: "film-palette"),
        .product(name: "Palettes", package: "film-palette"),
        .product(name: "Platform", package: "film-palette"),
      ],
      path: "Speed", swiftSettings: settings),
    // What a film's colors are when not every frame is read.
    .executableTarget(
      name: "Sampling",
      dependencies: [
        .product(name: "Films", package: "film-palette"),
        .product(name: "Frames", package: "film-palette"),
        .product(name: "Media", package: "film-palette"),
        .product(name: "Palettes", package: "film-palette"),
      ],
      path: "Films/Sampling", swiftSettings: settings),
    // The shots in raw frames, and what finding them costs.
    .executableTarget(
      name: "Detector",
      dependencies: [
        .product(name: "Frames", package: "film-palette"),
        .product(name: "Platform", package: "film-palette"),
        .product(name: "Shots", package: "film-palette"),
      ],
      path: "Shots/Detector", swiftSettings: settings),
  ]
)
