// swift-tools-version: 6.1
import PackageDescription

/// How fast each verb of the library is. Whole processes beside other programs: Peers/.
let package = Package(
  name: "film-palette-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "film-palette", path: "..")],
  targets: [
    // One closure per verb, timed by the CPU clock.
    .executableTarget(
      name: "Speed",
      dependencies: [
        .product(name: "Clustering", package: "film-palette"),
        .product(name: "Media", package: "film-palette"),
        .product(name: "Palettes", package: "film-palette"),
      ],
      path: "Speed",
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
