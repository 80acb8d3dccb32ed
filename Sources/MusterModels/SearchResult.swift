#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Something of a group that fits a search, among what the caller sees.
public struct SearchResult: Codable, Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Its id: of a post, or of an expense.
  public let id: Identifier<SearchResult>
  /// Of a post: the thread that it is in.
  public let threadId: ForumPost.ID?
  /// What it is called: the thread's title, or the expense's description.
  public let title: String?
  /// A piece of its text.
  public let snippet: SearchSnippet
  /// When it was written.
  public let at: Date
  /// Who wrote it.
  public let author: PersonName?

  /// What a search looks through.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Posts in the forum.
    case forum
    /// Expenses, by description, category and note.
    case expenses
    /// Journeys that the group is enrolled in, by title, tags and description.
    case journeys
  }
}

/// A piece of a text as it is: plain, whatever it looks like.
public struct SearchSnippet: Codable, Sendable, Hashable {
  /// The piece.
  public let text: String
  /// Where in it the words stand that were looked for.
  public let highlights: [SearchHighlight]
}

/// A part of a snippet, in Unicode code points (Swift: `text.unicodeScalars`).
public struct SearchHighlight: Codable, Sendable, Hashable {
  /// Where it begins, from 0.
  public let start: Int
  /// How long it is.
  public let length: Int
}
