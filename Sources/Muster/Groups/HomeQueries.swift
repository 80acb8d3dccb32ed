import MusterModels
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What comes next for a person, of every kind: a row of their first page.
struct Coming: Codable, Sendable {
  /// What it is.
  enum Kind: String, Codable, Sendable {
    case lunch, application, event, dinner, journey
  }

  let kind: Kind
  /// The lunch, event, party or enrolment.
  let id: String
  /// The crew, for a dinner party.
  let groupId: Group.ID?
  let title: String?
  /// Where it stands, in the words of its kind.
  let status: String
  /// The crew's name, for a dinner party.
  let groupName: String?
  /// The day, for what has no time.
  let day: String?
  let at: Date?
}

/// Statements of the first page.
enum HomeQueries {
  /// A few of each kind, the nearest first.
  static let coming = Query<Document>.read(
    "home.coming",
    """
    select coalesce(
      json_agg(row_to_json(c) order by c.at is null, coalesce(c.at, c.day::timestamptz)), '[]'
    )::text
    from (
      (
        select 'lunch' as kind, l.id::text, null::uuid as "groupId",
          l.location ->> 'address' as title,
          case when l.status::text <> 'decided' and json_array_length(l."myVotes") = 0
            then 'voting' else l.status::text end as status,
          null as "groupName", l.date::text as day, null::timestamptz as at
        from api.lunch_groups as l
        where l.date >= (select api.my_today()) and l."isParticipant"
          and l.status::text <> 'completed'
        order by l.date limit 3
      )
      union all
      (
        select 'application', e.id::text, null, e.title,
          case when g.status = 'pending' and json_array_length(g."waitingFor") > 0 and exists (
            select from json_array_elements(g."waitingFor") as w (item)
            where w.item ->> 'userId' = (select auth.uid())::text
              and w.item ->> 'kind' = 'member'
          ) then 'asked' else g.status end,
          null, null, e."startsAt"
        from api.like_groups as g
        join api.events as e on e.id = g."eventId"
        where g.id in (
            select m.like_group_id from muster.my_like_groups as m where not m.is_author
          )
          and g.status in ('pending', 'approved') and e."startsAt" > now()
          and e."cancelledAt" is null
        order by e."startsAt" limit 4
      )
      union all
      (
        select 'event', e.id::text, null, e.title, 'mine', null, null, e."startsAt"
        from api.events as e
        where e.id in (select a.event_id from muster.my_authorships as a)
          and e."startsAt" > now() and e."cancelledAt" is null
        order by e."startsAt" limit 3
      )
      union all
      (
        select 'dinner', p.id::text, c.group_id, p.title,
          case when p."hostGroupId" = c.group_id then 'host' else 'guest' end,
          m.group_name, null, p."startsAt"
        from muster.my_crews as c
        join muster.my_memberships as m on m.group_id = c.group_id
        join api.dinner_parties as p
          on p."hostGroupId" = c.group_id or p."guestGroupId" = c.group_id
        where p.status::text in ('open', 'agreed') and p."startsAt" > now()
        order by p."startsAt" limit 3
      )
      union all
      (
        select 'journey', e.id::text, e."groupId", e."journeyTitle", e.status::text, null, null,
          null
        from muster.my_enrollments as m
        join api.enrollments as e on e.id = m.enrollment_id
        where e.status::text = 'active'
        order by e."enrolledAt" desc limit 3
      )
    ) as c
    """)
}
