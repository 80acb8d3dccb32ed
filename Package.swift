// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors, existentials say `any`, and a file imports what it names.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "muster",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .executable(name: "muster", targets: ["MusterCommand"]),
    .library(name: "MusterClient", targets: ["MusterClient", "MusterModels"]),
  ],
  targets: [
    // C libraries, from the system's packages.
    .systemLibrary(
      name: "CLibpq", pkgConfig: "libpq",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(
      name: "CMicrohttpd", pkgConfig: "libmicrohttpd",
      providers: [.apt(["libmicrohttpd-dev"]), .brew(["libmicrohttpd"])]),
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium",
      providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .systemLibrary(
      name: "CCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),

    // The layers of the server; scripts/check-imports holds them to this table.
    .target(name: "Postgres", dependencies: ["CLibpq"], swiftSettings: settings),
    .target(name: "HTTPServer", dependencies: ["CMicrohttpd"], swiftSettings: settings),
    .target(name: "HTML", swiftSettings: settings),
    .target(name: "MusterModels", swiftSettings: settings),
    .target(name: "MusterClient", dependencies: ["MusterModels"], swiftSettings: settings),
    // SQL and static files, compiled in with #embed.
    .target(name: "MusterFiles"),
    .target(
      name: "Muster",
      dependencies: [
        "Postgres", "HTTPServer", "HTML", "MusterModels", "MusterFiles", "CSodium", "CCurl",
        "CCSV", "CQREncode",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "MusterCommand", dependencies: ["Muster"], swiftSettings: settings),

    .testTarget(name: "PostgresTests", dependencies: ["Postgres"], swiftSettings: settings),
    .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer"], swiftSettings: settings),
    .testTarget(
      name: "MusterClientTests", dependencies: ["MusterClient", "MusterModels"],
      swiftSettings: settings),
    .testTarget(
      name: "MusterTests",
      dependencies: ["Muster", "MusterClient", "MusterModels", "Postgres", "HTTPServer"],
      swiftSettings: settings),
  ]
)
