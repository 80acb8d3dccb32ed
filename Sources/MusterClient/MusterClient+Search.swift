public import MusterModels

/// The search of a group.
extension MusterClient {
  /// What of a group fits a search, among what the person sees, the best first.
  public func search(
    _ group: Group.ID, for text: String, kinds: [SearchResult.Kind]? = nil, page: Int? = nil,
    pageSize: Int? = nil
  ) async throws -> Page<SearchResult> {
    try await get(
      "/groups/\(group)/search",
      query: [
        "q": text, "kinds": kinds.map { $0.map(\.rawValue).joined(separator: ",") },
        "page": page, "pageSize": pageSize,
      ])
  }
}
