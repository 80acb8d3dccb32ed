import Postgres

/// Statements of the page of notifications.
enum NotificationQueries {
  /// What happened with the names that the reader may know, newest first.
  static func named(unreadOnly: Bool) -> Listing {
    Listing(
      name: unreadOnly ? "notifications.named_unread" : "notifications.named",
      columns: """
        n.*, coalesce(
          (
            select m.group_name from muster.my_memberships as m
            where m.group_id = n."groupId" limit 1
          ),
          (select g.name from api.public_groups as g where g.id = n."groupId"),
          (
            select i."group" ->> 'name' from api.my_invites() as i
            where i.id::text = n.data ->> 'inviteId'
          )
        ) as "groupName",
        coalesce(
          (select p.full_name from public.profiles as p where p.id = n."actorId"),
          (
            select i.inviter ->> 'fullName' from api.my_invites() as i
            where i.id::text = n.data ->> 'inviteId'
          )
        ) as "actorName",
        (
          select r.name from public.group_roles as r
          where r.group_id = n."groupId" and r.id::text = n.data ->> 'roleId'
        ) as "roleName"
        """,
      source: "api.notifications as n where \(unreadOnly ? "n.\"readAt\" is null" : "true")",
      order: "n.\"createdAt\" desc, n.id")
  }
}
