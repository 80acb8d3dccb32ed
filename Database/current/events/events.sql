-- Making, changing and deleting events (E1, E8).

-- As the API writes times; what else PostgreSQL takes for one is none here.
create function muster.event_time(input jsonb, field text, constraint_name text)
returns timestamptz
language plpgsql stable
set search_path = ''
as $$
declare
  text_of_it text := input ->> field;
begin
  if text_of_it !~ '^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$' then
    raise exception using errcode = '23514', message = 'not a time',
      constraint = constraint_name, table = 'events', schema = 'public';
  end if;
  return text_of_it::timestamptz;
exception when datetime_field_overflow or invalid_datetime_format or invalid_text_representation
  or invalid_time_zone_displacement_value
then
  raise exception using errcode = '23514', message = 'not a time',
    constraint = constraint_name, table = 'events', schema = 'public';
end
$$;
comment on function muster.event_time(jsonb, text, text) is
'A time of an object, or null; refused under the name of a constraint.';

create function muster.require_future(moment timestamptz) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if moment <= clock_timestamp() then
    raise exception using errcode = '23514', message = 'an event starts in the future',
      constraint = 'events_starts_at_future', table = 'events', schema = 'public';
  end if;
end
$$;
comment on function muster.require_future(timestamptz) is
'Refuses a start that is over.';

create function public.create_event(
  title text, description text, starts_at timestamptz, place text,
  ends_at timestamptz default null, capacity integer default null,
  author_ids uuid [] default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  -- Sorted, once each: people are locked by id.
  authors uuid [] := array(
    select distinct a.id
    from unnest(coalesce(create_event.author_ids, '{}') || caller_id) as a (id)
    order by a.id
  );
  made public.events;
begin
  perform muster.require_read_committed();
  perform muster.require_future(create_event.starts_at);
  if array_position(authors, null) is not null or cardinality(authors) > muster.most_authors() then
    raise exception using errcode = '23514', message = 'too many authors',
      constraint = 'event_authors_count', table = 'event_authors', schema = 'public';
  end if;
  insert into public.events
  (title, description, starts_at, ends_at, place, capacity, created_by_user_id)
  values (
    btrim(create_event.title), create_event.description, create_event.starts_at,
    create_event.ends_at, btrim(create_event.place), create_event.capacity, caller_id
  )
  returning * into made;
  perform muster.require_acquainted(array_remove(authors, caller_id));
  insert into public.event_authors (event_id, user_id)
  select made.id, a.id from unnest(authors) as a (id) order by a.id;
  perform muster.schedule_job('events.start', made.id, made.starts_at);
  perform muster.audit('event.created', null, 'events', made.id, caller_id, null,
    jsonb_build_object('starts_at', made.starts_at, 'capacity', made.capacity));
  perform muster.tell(authors, 'author_added', made, actor_id => caller_id);
  return made.id;
end
$$;
comment on function public.create_event(
  text, text, timestamptz, text, timestamptz, integer, uuid []
) is 'Makes an event; the caller is an author, with people who share a group with them (E1).';
grant execute on function public.create_event(
  text, text, timestamptz, text, timestamptz, integer, uuid []
) to authenticated;

create function public.update_event(event_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  old_event public.events;
  new_event public.events;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  old_event := muster.begin_event_change(update_event.event_id);
  if old_event.cancelled_at is not null then
    raise exception using errcode = 'MU121', message = 'event_cancelled';
  end if;
  new_event := old_event;
  if changes ? 'startsAt' then
    new_event.starts_at := muster.event_time(changes, 'startsAt', 'events_starts_at_shape');
  end if;
  if changes ? 'capacity' then
    new_event.capacity := (changes ->> 'capacity')::numeric::integer;
  end if;
  if (new_event.starts_at, new_event.capacity)
    is distinct from (old_event.starts_at, old_event.capacity)
  then
    -- What has started keeps time and capacity (E7).
    perform muster.require_open_event(old_event);
    if new_event.starts_at is distinct from old_event.starts_at then
      perform muster.require_future(new_event.starts_at);
    end if;
  end if;
  update public.events as e
  set title = case when changes ? 'title' then btrim(changes ->> 'title') else e.title end,
    description = case when changes ? 'description' then changes ->> 'description'
      else e.description end,
    starts_at = new_event.starts_at,
    ends_at = case when changes ? 'endsAt'
      then muster.event_time(changes, 'endsAt', 'events_ends_at_shape') else e.ends_at end,
    place = case when changes ? 'place' then btrim(changes ->> 'place') else e.place end,
    capacity = new_event.capacity
  where e.id = old_event.id
  returning * into new_event;
  if new_event.title <> old_event.title then
    perform muster.rename_chats(new_event.id, new_event.title);
  end if;
  if new_event.starts_at <> old_event.starts_at then
    perform muster.schedule_job('events.start', new_event.id, new_event.starts_at);
  end if;
  if (new_event.starts_at, new_event.ends_at, new_event.place)
    is distinct from (old_event.starts_at, old_event.ends_at, old_event.place)
  then
    perform muster.tell(
      muster.author_ids(new_event.id) || muster.all_applicant_ids(new_event.id),
      'event_changed', new_event, actor_id => caller_id);
  end if;
  if new_event.capacity is distinct from old_event.capacity
    or new_event.starts_at <> old_event.starts_at
  then
    perform muster.audit('event.changed', null, 'events', new_event.id, caller_id,
      jsonb_build_object('starts_at', old_event.starts_at, 'capacity', old_event.capacity),
      jsonb_build_object('starts_at', new_event.starts_at, 'capacity', new_event.capacity));
    perform muster.settle_event(new_event.id);
  end if;
  return new_event.id;
end
$$;
comment on function public.update_event(uuid, jsonb) is
'Merges the given fields, named as in the API, into an event, by one of its authors.';
grant execute on function public.update_event(uuid, jsonb) to authenticated;

create function public.delete_event(event_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  event public.events := muster.begin_event_change(delete_event.event_id, admins_too => true);
begin
  -- Chats are locked before people: they lose what they are for.
  perform muster.lock_chats(array(
    select c.id from public.chats as c where c.event_id = event.id
  ));
  perform muster.tell(
    muster.author_ids(event.id) || muster.all_applicant_ids(event.id),
    'event_cancelled', event, actor_id => auth.uid());
  perform muster.cancel_job('events.start', event.id);
  -- Applications go with it; their chats stay, for those who are in them (E8).
  delete from public.events as e where e.id = event.id;
  perform muster.audit('event.deleted', null, 'events', event.id, auth.uid(), null, null);
end
$$;
comment on function public.delete_event(uuid) is
'Deletes an event with its applications, by one of its authors or a platform admin; chats stay (E8).';
grant execute on function public.delete_event(uuid) to authenticated;
