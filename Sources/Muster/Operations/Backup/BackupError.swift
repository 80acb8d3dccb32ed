/// Why a backup is not made or not restored, as a sentence for the operator.
enum BackupError: Error, CustomStringConvertible {
  case exists(String)
  case unreadable(String, reason: String)
  case foreign(String)
  case incomplete(String)
  case damaged(String)
  case newerFormat(String, muster: String)
  case newerSchema(muster: String, migrations: [String])
  case otherSchema(String)
  case newerPostgres(backup: Int, server: Int)
  case nothingThere
  case noSecret(String)
  case otherSecret(String)
  case notEmpty
  case inUse(String)
  case missingRoles([String])
  case refused(String)

  var description: String {
    switch self {
    case .exists(let path): "\(path) is there already; --force replaces it"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .foreign(let path): "\(path) is not a backup made by muster backup"
    case .incomplete(let path):
      "\(path) is incomplete: the copy broke off; copy it again or take another backup"
    case .damaged(let path):
      "\(path) is damaged: its content is not what was written; take another backup"
    case .newerFormat(let path, let muster):
      "\(path) was made by Muster \(muster), which this one (\(Version.current)) cannot read; "
        + "restore it with that version or a newer one"
    case .newerSchema(let muster, let migrations):
      "the backup was made by Muster \(muster) with a newer schema "
        + "(\(migrations.joined(separator: ", "))) than this one (\(Version.current)) knows; "
        + "restore it with that version or a newer one"
    case .otherSchema(let name):
      "the backup's migration \(name) is not the one that this Muster knows by that name; "
        + "restore it with the version that made it"
    case .newerPostgres(let backup, let server):
      "the backup is from PostgreSQL \(backup), this is PostgreSQL \(server); "
        + "restore it into PostgreSQL \(backup) or newer"
    case .nothingThere:
      "the database holds no Muster, so there is nothing to back up; "
        + "is this the right --data or --database-url?"
    case .noSecret(let path):
      "there is no secret to put into the backup: neither MUSTER_SECRET nor \(path)"
    case .otherSecret(let path):
      "the backup brings a secret, and \(path) holds another; --force replaces it and keeps the "
        + "old one beside it, --keep-secret leaves it (who is signed in stays so; links in mails "
        + "sent before the backup to unsubscribe do not)"
    case .notEmpty:
      "the database is not empty; --force replaces all of Muster in it by the backup"
    case .inUse(let what): "\(what); stop it, then restore"
    case .missingRoles(let names):
      "the backup has objects of your own that belong to roles missing here; create them first: "
        + names.joined(separator: ", ")
    case .refused(let reason): "nothing was changed: \(reason)"
    }
  }
}
