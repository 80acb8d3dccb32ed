extension FunctionExpectations {
  /// Those of the pages.
  static let web = """
    authenticated, definer
      api.companions(integer, text, uuid[])
        caller ok of lists that the caller may see, and who leads (A6)
      api.frame(uuid)
        caller ok about oneself; of a group what its own page shows (K14)
      api.renew_session()
        caller ok the session of the request (A2)

    authenticated, invoker
      api.named_notifications(boolean, integer, bigint)
        uid ok reads under policies: one's own, and names of what one sees (R4)
    """
}
