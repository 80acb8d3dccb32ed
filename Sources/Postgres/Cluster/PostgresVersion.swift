/// A PostgreSQL release.
public struct PostgresVersion: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The first number, such as 15.
  public let major: Int
  /// The second number, which counts the fixes.
  public let minor: Int

  /// Such as `15.15`.
  public var description: String { "\(major).\(minor)" }

  /// Makes a version from its numbers.
  public init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads the output of `postgres --version`, such as `postgres (PostgreSQL) 15.15 (Debian …)`;
  /// a release candidate counts as minor version 0.
  public init?(output: String) {
    guard let word = output.split(separator: " ").first(where: { $0.first?.isNumber == true })
    else { return nil }
    let numbers = word.split { !$0.isNumber }
    guard let major = numbers.first.flatMap({ Int($0) }) else { return nil }
    self.major = major
    minor = word.contains(".") ? numbers.dropFirst().first.flatMap { Int($0) } ?? 0 : 0
  }

  /// Earlier releases first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }

  /// The oldest major version the project runs on.
  static let oldestMajor = 15

  /// The first minor versions with every security fix published by November 2025.
  private static let securityFixes = [15: 15, 16: 11, 17: 7, 18: 1]

  /// What to tell the operator about this version, if anything.
  public var warning: String? {
    guard let fixed = Self.securityFixes[major], minor < fixed else { return nil }
    return "PostgreSQL \(self) has known security holes; update to \(major).\(fixed) or later."
  }
}
