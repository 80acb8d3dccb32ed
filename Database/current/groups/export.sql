-- What groups keep of a person, for their export (A7).

create function muster.export_groups(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'groupsCreated', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', g.id, 'name', g.name, 'createdAt', g.created_at
      ) order by g.created_at, g.id), '[]')
      from public.groups as g where g.created_by_user_id = export_groups.user_id
    ),
    'memberships', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'groupId', m.group_id, 'groupName', g.name, 'status', m.status, 'addedAt', m.added_at,
        'addedById', m.added_by_user_id, 'joinedAt', m.joined_at, 'leftAt', m.left_at
      ) order by m.added_at, m.group_id), '[]')
      from public.group_memberships as m
      join public.groups as g on g.id = m.group_id
      where m.user_id = export_groups.user_id
    ),
    'earlierMemberships', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'groupId', s.group_id, 'joinedAt', s.joined_at, 'leftAt', s.left_at, 'endedAs', s.ended_as
      ) order by s.joined_at, s.id), '[]')
      from public.membership_spells as s where s.user_id = export_groups.user_id
    ),
    'roles', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'groupId', h.group_id, 'name', r.name, 'isLeader', h.is_leader,
        'assignedAt', h.assigned_at, 'assignedById', h.assigned_by_user_id
      ) order by h.assigned_at, h.id), '[]')
      from public.user_group_roles as h
      join public.group_roles as r on r.id = h.group_role_id
      where h.user_id = export_groups.user_id
    ),
    'invitesSent', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.id, 'groupId', i.group_id, 'email', i.invitee_email, 'userId', i.invitee_user_id,
        'message', i.message, 'status', i.status, 'useCount', i.use_count,
        'createdAt', i.created_at, 'expiresAt', i.expires_at, 'respondedAt', i.responded_at
      ) order by i.created_at, i.id), '[]')
      from public.invites as i where i.inviter_id = export_groups.user_id
    ),
    'invitesReceived', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.id, 'groupId', i.group_id, 'groupName', g.name, 'inviterId', i.inviter_id,
        'email', i.invitee_email, 'message', i.message, 'status', i.status,
        'createdAt', i.created_at, 'expiresAt', i.expires_at, 'respondedAt', i.responded_at
      ) order by i.created_at, i.id), '[]')
      from public.invites as i
      join public.groups as g on g.id = i.group_id
      where i.invitee_user_id = export_groups.user_id
        or i.invitee_email operator(extensions.=) (
          -- Unverified, an address may be somebody else's (A4).
          select a.email
          from auth.users as a
          where a.id = export_groups.user_id and a.confirmed_at is not null
        )
    ),
    'invitesUsed', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'inviteId', u.invite_id, 'groupId', i.group_id, 'usedAt', u.used_at
      ) order by u.used_at, u.invite_id), '[]')
      from public.invite_uses as u
      join public.invites as i on i.id = u.invite_id
      where u.user_id = export_groups.user_id
    )
  );
end
$$;
comment on function muster.export_groups(uuid) is 'What groups keep of a person.';

create function muster.export_history(user_id uuid, audit_before bigint) returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  entries jsonb;
  last_id bigint;
  most integer := muster.history_limit();
begin
  -- Two indexes, the newest of each.
  select jsonb_agg(to_jsonb(e) order by e.id desc), min(e.id)
    filter (where e.position = most)
  into entries, last_id
  from (
    select f.id, f.at, f.action, f.group_id as "groupId", f.actor_user_id as "actorId",
      f.user_id as "userId", f.subject_table as "subjectTable", f.subject_id as "subjectId",
      f.before, f.after, row_number() over (order by f.id desc) as position
    from (
      (
        select * from public.audit_log as a
        where a.user_id = export_history.user_id and (audit_before is null or a.id < audit_before)
        order by a.id desc limit most
      ) union (
        select * from public.audit_log as a
        where a.actor_user_id = export_history.user_id
          and (audit_before is null or a.id < audit_before)
        order by a.id desc limit most
      )
    ) as f
    order by f.id desc limit most
  ) as e;
  return jsonb_build_object(
    'notifications', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', n.id, 'kind', n.kind, 'groupId', n.group_id, 'actorId', n.actor_user_id,
        'data', n.data, 'createdAt', n.created_at, 'readAt', n.read_at
      ) order by n.created_at desc, n.id), '[]')
      from (
        select * from public.notifications as n
        where n.user_id = export_history.user_id
        order by n.created_at desc, n.id limit most
      ) as n
    ),
    'auditEntries', (
      select coalesce(jsonb_agg(e.entry - 'position' order by e.number), '[]')
      from jsonb_array_elements(entries) with ordinality as e (entry, number)
    ),
    'nextAuditBefore', last_id
  );
end
$$;
comment on function muster.export_history(uuid, bigint) is
'What happened to a person and what they did, newest first and so many at a time.';
