-- What is told of dinners: audit entries, events, notifications (K16, K17). Each crew is told of
-- its own; of the other crew's people nobody is told who they are.

create function muster.audit_crew(
  action text, group_id uuid, subject_table text, subject_id uuid, before jsonb, after jsonb
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.audit_log
  (actor_user_id, group_id, action, subject_table, subject_id, before, after)
  values (
    case when exists (
      select
      from muster.direct_access as a
      where a.user_id = auth.uid() and a.group_id = audit_crew.group_id
        and a.status in ('active', 'paused')
    ) or muster.has_platform_permission(auth.uid(), 'manage_all_groups') then auth.uid() end,
    audit_crew.group_id, audit_crew.action, audit_crew.subject_table, audit_crew.subject_id,
    audit_crew.before, audit_crew.after
  );
end
$$;
comment on function muster.audit_crew(text, uuid, text, uuid, jsonb, jsonb) is
'Writes an audit entry for a crew, which names whoever did it only if they are one of its own.';

create function muster.notify_crew(
  group_id uuid, kind text, data jsonb, leaders_only boolean default false
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
  select a.user_id, notify_crew.kind, notify_crew.group_id,
    (
      select o.user_id
      from muster.direct_access as o
      where o.group_id = notify_crew.group_id and o.user_id = auth.uid()
        and o.status in ('active', 'paused')
    ),
    notify_crew.data
  from muster.direct_access as a
  where a.group_id = notify_crew.group_id and a.status = 'active'
    and (a.is_leader or not leaders_only) and a.user_id is distinct from auth.uid();
end
$$;
comment on function muster.notify_crew(uuid, text, jsonb, boolean) is
'Tells a crew, but for whoever did it.';

create function muster.publish_crew() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('dinner.changed', 'group', new.group_id,
    jsonb_build_object('groupId', new.group_id));
  return null;
end
$$;
comment on function muster.publish_crew() is 'Tells a crew that its flags changed.';
create trigger publish_crew after update on public.dinner_groups
for each row when (
  (old.is_ready, old.is_live, old.is_locked) is distinct from
  (new.is_ready, new.is_live, new.is_locked)
) execute function muster.publish_crew();

create function muster.follow_party() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  concerned uuid;
  hidden text [] := array[
    'id', 'title', 'menu', 'notes', 'created_at', 'updated_at'
  ];
begin
  for concerned in
    select distinct c.group_id
    from (values
      (new.host_group_id), (new.guest_group_id),
      (case when tg_op = 'UPDATE' then old.guest_group_id end)
    ) as c (group_id)
    where c.group_id is not null
  loop
    perform muster.audit_crew(
      'dinner_party.' || case tg_op when 'INSERT' then 'created' else 'changed' end,
      concerned, tg_table_name, new.id,
      case when tg_op = 'UPDATE' then jsonb_strip_nulls(to_jsonb(old) - hidden) end,
      jsonb_strip_nulls(to_jsonb(new) - hidden)
    );
    perform muster.publish('dinner.party_changed', 'group', concerned,
      jsonb_build_object('groupId', concerned, 'partyId', new.id));
  end loop;
  return null;
end
$$;
comment on function muster.follow_party() is 'Audits a party and tells the crews that it concerns.';
create trigger follow_party after insert or update on public.dinner_parties
for each row execute function muster.follow_party();

create function muster.follow_request() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  concerned uuid;
begin
  for concerned in
    select new.group_id
    union all
    select p.host_group_id from public.dinner_parties as p where p.id = new.party_id
  loop
    perform muster.audit_crew(
      'dinner_request.' || case tg_op when 'INSERT' then 'created' else 'changed' end,
      concerned, tg_table_name, new.id,
      case when tg_op = 'UPDATE' then jsonb_build_object('status', old.status) end,
      jsonb_build_object(
        'party_id', new.party_id, 'group_id', new.group_id, 'status', new.status)
    );
    perform muster.publish('dinner.request_changed', 'group', concerned, jsonb_build_object(
      'groupId', concerned, 'partyId', new.party_id, 'requestId', new.id));
  end loop;
  return null;
end
$$;
comment on function muster.follow_request() is
'Audits a request and tells the crew that asks and the one that is asked.';
create trigger follow_request after insert or update on public.dinner_requests
for each row execute function muster.follow_request();
