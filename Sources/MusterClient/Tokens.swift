#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

public import MusterModels

/// What a session goes on with. Secret: a store keeps it where other apps cannot read it.
public struct Tokens: Codable, Sendable, Hashable {
  /// Proves who asks.
  public let accessToken: String
  /// Gets the next pair of tokens, once.
  public let refreshToken: String
  /// From when on the access token is renewed before it is used: shortly before it expires.
  public let renewAt: Date

  /// Makes tokens that were answered at some time and are good for some seconds from then on. They
  /// are renewed 30 seconds early; short-lived ones when a tenth of their time is left.
  public init(accessToken: String, refreshToken: String, expiresIn: Int, answeredAt: Date) {
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    let lifetime = Double(expiresIn)
    renewAt = answeredAt.addingTimeInterval(lifetime - min(30, lifetime / 10))
  }

  /// Makes the tokens of a sign-in that was answered at some time.
  public init(_ signedIn: SignedIn, answeredAt: Date) {
    self.init(
      accessToken: signedIn.accessToken, refreshToken: signedIn.refreshToken,
      expiresIn: signedIn.expiresIn, answeredAt: answeredAt)
  }
}

extension Tokens: CustomStringConvertible, CustomReflectable {
  /// Tells nothing that is secret.
  public var description: String { "Tokens(renewAt: \(renewAt))" }

  /// Shows nothing that is secret.
  public var customMirror: Mirror { Mirror(self, children: [("renewAt", renewAt)]) }
}
