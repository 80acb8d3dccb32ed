#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension UUID: PathParameter {
  /// Takes the 36 characters of a UUID in either case.
  public init?(pathParameter: String) {
    guard pathParameter.utf8.count == 36 else { return nil }
    self.init(uuidString: pathParameter)
  }
}
