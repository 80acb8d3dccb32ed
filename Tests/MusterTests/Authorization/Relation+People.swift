extension Relation {
  /// The matrix of what there is for platform admins: reached through functions only.
  static let people = [
    Self(name: "muster.bans", key: "user_id", own: "user_id = :me", lines: nobody),
    Self(name: "muster.analytics", key: "(bucket, starts_on)", lines: nobody),
    Self(name: "public.platform_settings", key: "only_row", lines: nobody),
  ]

  private static let nobody = """
    visi stra invi memb obse paus left remo lead othe inne admi serv web
    select          -    -    -    -    -    -    -    -    -    -    -    -    -    -
    insert          -    -    -    -    -    -    -    -    -    -    -    -    -    -
    update          -    -    -    -    -    -    -    -    -    -    -    -    -    -
    delete          -    -    -    -    -    -    -    -    -    -    -    -    -    -
    """
}
