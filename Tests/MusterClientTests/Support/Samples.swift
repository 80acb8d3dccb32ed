/// Answers as the server gives them.
enum Samples {
  static let groupId = "0198a000-0000-7000-8000-000000000001"
  static let userId = "0198a000-0000-7000-8000-000000000002"

  static let group = """
    {"id": "\(groupId)", "name": "Crew", "description": null, "isPublic": false,
     "memberCount": 3, "leaderIds": ["\(userId)"], "succession": "choose",
     "createdAt": "2026-11-21T01:57:45.261659+00:00", "updatedAt": null,
     "settings": {"color": "red"},
     "membership": {"status": "active", "joinedAt": null, "roles": ["Leader"]}}
    """

  static let member = """
    {"userId": "\(userId)", "fullName": "Ada", "status": "active", "roles": ["Leader"]}
    """

  static let account = """
    {"id": "\(userId)", "email": "ada@muster.test", "emailVerified": true, "fullName": "Ada",
     "dietaryRequirements": ["vegan"], "locale": "en", "timeZone": "Europe/Vienna",
     "createdAt": "2026-11-21T01:57:45+00:00"}
    """

  static let session = """
    {"id": "\(groupId)", "createdAt": "2026-11-21T01:57:45Z",
     "lastUsedAt": "2026-11-21T01:57:45.5Z", "userAgent": null, "address": "::1",
     "isCurrent": true}
    """

  static let notification = """
    {"id": "\(groupId)", "kind": "invite_received", "groupId": "\(groupId)", "actorId": null,
     "data": {"name": "Crew"}, "createdAt": "2026-11-21T01:57:45Z", "readAt": null}
    """

  static let user = #"{"id": "\#(userId)", "fullName": "Ada", "avatarUrl": null}"#

  static let invite = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "inviterId": "\(userId)",
     "email": "bob@muster.test", "useCount": 0, "status": "pending",
     "createdAt": "2026-11-21T01:57:45Z", "expiresAt": "2026-11-28T01:57:45Z"}
    """

  static let received = """
    {"id": "\(groupId)", "group": {"id": "\(groupId)", "name": "Crew"},
     "inviter": {"id": "\(userId)", "fullName": "Ada"}, "role": "Member", "status": "pending",
     "createdAt": "2026-11-21T01:57:45Z", "expiresAt": "2026-11-28T01:57:45Z"}
    """

  static let preview = """
    {"group": {"name": "Crew"}, "inviter": {"fullName": "Ada"},
     "expiresAt": "2026-11-28T01:57:45Z", "status": "pending"}
    """

  static let permission = """
    {"id": "\(groupId)", "name": "invite_members", "description": "Invite", "category": "People",
     "scope": "group", "guards": "POST /groups/{id}/invites"}
    """

  static let role = """
    {"id": "\(groupId)", "groupId": "\(groupId)", "name": "Helper", "isLeader": false,
     "isJoiner": true, "permissions": ["invite_members"], "createdAt": "2026-11-21T01:57:45Z"}
    """

  static let nestedGroup = """
    {"groupId": "\(groupId)", "name": "Team", "memberCount": 3, "status": "invited",
     "awaitsConsentOf": "inner", "roleId": "\(groupId)", "role": "Member"}
    """

  static let why = """
    {"granted": false, "permission": "delete_group", "userId": "\(userId)", "paths": [],
     "missing": [{"code": "no_role_grants", "roles": [], "grantedBy": ["Group Leader"]}]}
    """

  static let audit = """
    {"items": [{"id": "7", "at": "2026-11-21T01:57:45Z", "action": "membership.changed",
     "subject": "group_memberships", "after": {"status": "left"}}], "next": "7"}
    """

  static let roleTemplate = """
    {"id": "\(groupId)", "name": "Leader", "description": null, "isSystem": true,
     "isLeader": true, "permissions": ["invite_members"]}
    """

  static let groupTemplate = """
    {"id": "\(groupId)", "name": "Household", "isSystem": true, "succession": "automatic",
     "minMembers": 2, "hasJoinCode": true, "isFixed": false, "mayNest": true,
     "roles": [{"name": "Adult", "roleTemplateId": "\(groupId)",
     "isDefault": true, "isJoiner": false}]}
    """

  static let webhook = """
    {"id": "\(groupId)", "groupId": null, "url": "https://hooks.example.org/", "isActive": false,
     "eventTypes": ["member.joined"], "disabledReason": "gone",
     "createdAt": "2026-11-21T01:57:45Z", "updatedAt": "2026-11-21T01:57:45Z"}
    """

  static let delivery = """
    {"id": "7", "webhookId": "\(groupId)", "eventId": "\(userId)", "type": "webhook.test",
     "status": "waiting", "payload": {"type": "webhook.test"}, "createdAt": "2026-11-21T01:57:45Z",
     "attempts": [{"at": "2026-11-21T01:57:45Z", "responseStatus": 500, "durationMs": 12}]}
    """

  static func signedIn(_ number: Int, expiresIn: Int = 900) -> String {
    """
    {"user": \(account), "accessToken": "access-\(number)",
     "refreshToken": "refresh-\(number)", "expiresIn": \(expiresIn)}
    """
  }

  static func page(_ items: String..., number: Int = 1, size: Int = 20, total: Int? = nil)
    -> String
  {
    """
    {"items": [\(items.joined(separator: ","))], "page": \(number), "pageSize": \(size),
     "total": \(total ?? items.count)}
    """
  }
}
