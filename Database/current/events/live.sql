-- What of events is told as it happens: by triggers, so that it is told whoever writes. Of an
-- application, its members and the event's authors are told; of verdicts, the authors alone.

create function muster.publish_event() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    perform muster.publish('event.changed', 'event', new.id,
      jsonb_build_object('eventId', new.id));
    return null;
  end if;
  -- Afterwards nobody could say any more who had to do with it.
  insert into muster.stream_events (slot, type, audience, audience_id, people, data)
  select s.slot, 'event.deleted', 'people', old.id,
    array(
      select distinct a.user_id
      from muster.audiences as a
      where a.kind = 'event' and a.audience_id = old.id
    ),
    jsonb_build_object('eventId', old.id)
  from muster.stream_state as s;
  perform pg_notify('muster_events', '');
  return old;
end
$$;
comment on function muster.publish_event() is 'Tells of a change of an event itself, and of its end.';
create trigger publish_update after update on public.events
for each row when (
  (old.title, old.description, old.starts_at, old.ends_at, old.place, old.capacity,
    old.places_taken, old.cancelled_at)
  is distinct from
  (new.title, new.description, new.starts_at, new.ends_at, new.place, new.capacity,
    new.places_taken, new.cancelled_at)
) execute function muster.publish_event();
create trigger publish_deletion before delete on public.events
for each row execute function muster.publish_event();

create function muster.publish_authors() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  changed public.event_authors := coalesce(new, old);
begin
  if exists (select from public.events as e where e.id = changed.event_id) then
    perform muster.publish('event.changed', 'event', changed.event_id,
      jsonb_build_object('eventId', changed.event_id), user_id => changed.user_id);
  end if;
  return null;
end
$$;
comment on function muster.publish_authors() is 'Tells an event, and whom it is about, of its authors.';
create trigger publish_authors after insert or delete on public.event_authors
for each row execute function muster.publish_authors();

create function muster.publish_application(
  type text, event_id uuid, like_group_id uuid, user_id uuid default null
) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  data jsonb := jsonb_build_object(
    'eventId', publish_application.event_id, 'likeGroupId', publish_application.like_group_id);
begin
  perform muster.publish(type, 'event.authors', publish_application.event_id, data);
  perform muster.publish(type, 'like_group', publish_application.like_group_id, data,
    user_id => publish_application.user_id);
end
$$;
comment on function muster.publish_application(text, uuid, uuid, uuid) is
'Tells the authors of an event and the members of an application of it.';

create function muster.publish_like_groups() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    perform muster.publish_application('application.changed', new.event_id, new.id);
    return null;
  end if;
  -- Of a deleted event, its deletion says it all.
  if exists (select from public.events as e where e.id = old.event_id) then
    perform muster.publish('application.deleted', 'event.authors', old.event_id,
      jsonb_build_object('eventId', old.event_id, 'likeGroupId', old.id));
    -- Afterwards nobody could say any more who was in it.
    insert into muster.stream_events (slot, type, audience, audience_id, people, data)
    select s.slot, 'application.deleted', 'people', old.id,
      array(
        select m.user_id
        from public.like_group_members as m
        where m.group_id = old.id
          and (m.accepted is distinct from false or old.status = 'pending')
      ),
      jsonb_build_object('eventId', old.event_id, 'likeGroupId', old.id)
    from muster.stream_state as s;
  end if;
  return old;
end
$$;
comment on function muster.publish_like_groups() is 'Tells of what became of an application.';
create trigger publish_update after update on public.like_groups
for each row when (old.status <> new.status) execute function muster.publish_like_groups();
create trigger publish_deletion before delete on public.like_groups
for each row execute function muster.publish_like_groups();

create function muster.publish_like_group_members() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  changed public.like_group_members := coalesce(new, old);
begin
  -- Of a deleted application, its deletion says it all.
  if exists (select from public.like_groups as g where g.id = changed.group_id) then
    perform muster.publish_application(
      'application.changed', changed.event_id, changed.group_id, changed.user_id);
  end if;
  return null;
end
$$;
comment on function muster.publish_like_group_members() is
'Tells an application, and whom it is about, of who is asked, answers or is dropped.';
create trigger publish_members after insert or update or delete on public.like_group_members
for each row execute function muster.publish_like_group_members();

create function muster.publish_verdicts() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  changed public.like_group_approvals := coalesce(new, old);
begin
  perform muster.publish('application.changed', 'event.authors', g.event_id,
    jsonb_build_object('eventId', g.event_id, 'likeGroupId', g.id))
  from public.like_groups as g
  where g.id = changed.group_id;
  return null;
end
$$;
comment on function muster.publish_verdicts() is 'Tells authors of one another''s verdicts.';
create trigger publish_verdicts after insert or update or delete on public.like_group_approvals
for each row execute function muster.publish_verdicts();
