-- Who has to do with which events and applications, and how every change of an event begins.
--
-- The views are what policies, and functions that answer, read (see groups/access.sql): each
-- filters by auth.uid() itself.

create view muster.my_authorships with (security_barrier = true) as
select a.event_id
from public.event_authors as a
where a.user_id = (select auth.uid());
comment on view muster.my_authorships is 'The events that the caller is an author of.';

create view muster.my_like_groups with (security_barrier = true) as
select m.group_id as like_group_id, m.event_id, false as is_author
from public.like_group_members as m
join public.like_groups as g on g.id = m.group_id
where m.user_id = (select auth.uid())
  and (m.accepted is distinct from false or g.status = 'pending')
union all
select g.id, g.event_id, true
from public.event_authors as a
join public.like_groups as g on g.event_id = a.event_id
where a.user_id = (select auth.uid());
comment on view muster.my_like_groups is
'The applications that the caller sees: as an author; as a member, also one who was asked, and who declined as long as it is pending (E6).';

grant select on muster.my_authorships, muster.my_like_groups to authenticated;

-- Who could not be seen in a group cannot be told from nobody (K14, R4).
create function muster.shares_group_with(user_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from muster.my_member_lists as l
    join muster.direct_access as d on d.group_id = l.group_id and d.status = 'active'
    where d.user_id = shares_group_with.user_id
  ) or exists (
    select from muster.my_leaders as l where l.user_id = shares_group_with.user_id
  ) or exists (
    select
    from muster.my_nested_members as n
    join muster.my_access as a on a.group_id = n.group_id
    where n.user_id = shares_group_with.user_id
  );
end
$$;
comment on function muster.shares_group_with(uuid) is
'Whether the caller sees a person as an active member of a group that both are active in (A6).';

create function muster.require_acquainted(user_ids uuid []) returns void
language plpgsql stable
set search_path = ''
as $$
declare
  person_id uuid;
begin
  foreach person_id in array user_ids loop
    if not muster.shares_group_with(person_id) or not exists (
      select from public.users as u where u.id = person_id and u.is_active
    ) then
      raise exception using errcode = 'MU128', message = 'no_group_in_common';
    end if;
  end loop;
end
$$;
comment on function muster.require_acquainted(uuid []) is
'Refuses people who share no group with the caller, and those that there are not, alike.';

-- Locks: events come after groups and before chats, which come before people (R5).
create function muster.lock_event(event_id uuid) returns public.events
language plpgsql volatile
set search_path = ''
as $$
declare
  locked public.events;
begin
  perform muster.require_read_committed();
  update public.events as e set version = e.version + 1
  where e.id = lock_event.event_id
  returning * into locked;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return locked;
end
$$;
comment on function muster.lock_event(uuid) is
'Takes the event''s lock by raising its version, and returns the row as it is then.';

create function muster.is_author(user_id uuid, event_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (
    select
    from public.event_authors as a
    where a.event_id = is_author.event_id and a.user_id = is_author.user_id
  );
end
$$;
comment on function muster.is_author(uuid, uuid) is 'Whether a person is an author of an event.';

create function muster.may_change_event(user_id uuid, event_id uuid, admins_too boolean)
returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return muster.is_author(may_change_event.user_id, may_change_event.event_id)
    or (
      admins_too
      and muster.has_platform_permission(may_change_event.user_id, 'manage_all_groups')
    );
end
$$;
comment on function muster.may_change_event(uuid, uuid, boolean) is
'Whether a person is an author of an event, or a platform admin where those may as well.';

create function muster.begin_event_change(event_id uuid, admins_too boolean default false)
returns public.events
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  locked public.events;
begin
  -- Before the lock, so that nobody else can hold the event up.
  if not muster.may_change_event(caller_id, begin_event_change.event_id, admins_too) then
    if not exists (select from public.events as e where e.id = begin_event_change.event_id) then
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  locked := muster.lock_event(begin_event_change.event_id);
  -- After the lock: what was true before may be no longer.
  if not muster.may_change_event(caller_id, locked.id, admins_too) then
    raise exception using errcode = 'MU011', message = 'forbidden';
  end if;
  return locked;
end
$$;
comment on function muster.begin_event_change(uuid, boolean) is
'Locks an event for a change by one of its authors, or by a platform admin where those may.';

create function muster.require_open_event(event public.events) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if event.cancelled_at is not null then
    raise exception using errcode = 'MU121', message = 'event_cancelled';
  end if;
  -- The clock, not now(): it may have started while this waited for the lock.
  if event.starts_at <= clock_timestamp() then
    raise exception using errcode = 'MU120', message = 'event_started';
  end if;
end
$$;
comment on function muster.require_open_event(public.events) is
'Refuses what ends with the start of an event, or its cancellation (E7).';

create function muster.begin_application_change(
  like_group_id uuid, must_be_pending boolean default true
) returns public.like_groups
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  event public.events;
  present public.like_groups;
begin
  -- Before the lock, so that a stranger cannot hold anybody up.
  select g.* into present
  from public.like_groups as g
  where g.id = begin_application_change.like_group_id
    and g.id in (select l.like_group_id from muster.my_like_groups as l);
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  event := muster.lock_event(present.event_id);
  select g.* into present
  from public.like_groups as g
  where g.id = begin_application_change.like_group_id
    and g.id in (select l.like_group_id from muster.my_like_groups as l);
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  if present.status <> 'pending'
    and (must_be_pending or present.status <> 'approved')
  then
    raise exception using errcode = 'MU122', message = 'not_pending';
  end if;
  perform muster.require_open_event(event);
  return present;
end
$$;
comment on function muster.begin_application_change(uuid, boolean) is
'Locks the event of an application that the caller sees, which is pending, or approved if that will do.';

-- Behind all functions: nobody whose account has ended comes into any of these.
create trigger guard_person before insert on public.event_authors
for each row execute function muster.guard_person('user_id');
create trigger guard_person_insert before insert on public.like_group_members
for each row execute function muster.guard_person('user_id');
create trigger guard_person_update before update of accepted on public.like_group_members
for each row when (new.accepted) execute function muster.guard_person('user_id');
create trigger guard_person before insert on public.like_group_approvals
for each row execute function muster.guard_person('author_id');
create trigger guard_person before insert on public.chat_members
for each row execute function muster.guard_person('user_id');
create trigger guard_person before insert on public.messages
for each row execute function muster.guard_person('sender_id');

create trigger update_events_updated_at before update on public.events
for each row when (
  (old.title, old.description, old.starts_at, old.ends_at, old.place, old.capacity,
    old.cancelled_at)
  is distinct from
  (new.title, new.description, new.starts_at, new.ends_at, new.place, new.capacity,
    new.cancelled_at)
) execute function public.update_updated_at_column();
