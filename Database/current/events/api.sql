-- The shapes of events and applications. Names are shown to those who see the event or the
-- application, acquainted otherwise or not: authors have to know whom they let in.

create function api.event_authors(event_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_agg(json_build_object('userId', u.id, 'fullName', u.full_name)
      order by a.created_at, u.id)
    from public.event_authors as a
    join public.users as u on u.id = a.user_id
    where a.event_id = event_authors.event_id and auth.uid() is not null
  );
end
$$;
comment on function api.event_authors(uuid) is 'The authors of an event by name.';
grant execute on function api.event_authors(uuid) to authenticated;

create view api.events with (security_invoker = true) as
select
  e.id, e.title, e.description, e.starts_at as "startsAt", e.ends_at as "endsAt", e.place,
  e.capacity, e.places_taken as "placesTaken",
  coalesce(api.event_authors(e.id), '[]') as authors,
  e.created_by_user_id as "createdById", e.cancelled_at as "cancelledAt",
  e.created_at as "createdAt", e.updated_at as "updatedAt"
from public.events as e;
comment on view api.events is 'GET /events, /events/{id}';
grant select on api.events to authenticated;

create function api.event_answer(event_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query select row_to_json(e)::text from api.events as e where e.id = event_answer.event_id;
end
$$;
comment on function api.event_answer(uuid) is 'An event after a change.';
grant execute on function api.event_answer(uuid) to authenticated;

create function api.create_event(input jsonb) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select a.body
  from api.event_answer(public.create_event(
    input ->> 'title', input ->> 'description',
    muster.event_time(input, 'startsAt', 'events_starts_at_shape'), input ->> 'place',
    muster.event_time(input, 'endsAt', 'events_ends_at_shape'),
    (input ->> 'capacity')::numeric::integer,
    array(
      select (p.id)::uuid
      from jsonb_array_elements_text(nullif(input -> 'authorIds', 'null')) as p (id)
    )
  )) as a;
end
$$;
comment on function api.create_event(jsonb) is 'POST /events';
grant execute on function api.create_event(jsonb) to authenticated;
grant execute on function muster.event_time(jsonb, text, text) to authenticated;

create function api.require_event(event_id uuid) returns void
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform muster.caller();
  if not exists (select from public.events as e where e.id = require_event.event_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
end
$$;
comment on function api.require_event(uuid) is
'Tells apart an empty list from one of an event that there is not.';
grant execute on function api.require_event(uuid) to authenticated;

create function api.application_members(like_group_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_agg(
      json_build_object('userId', u.id, 'fullName', u.full_name, 'accepted', m.accepted)
      order by u.id <> g.creator_id, m.created_at, u.id
    )
    from public.like_group_members as m
    join public.like_groups as g on g.id = m.group_id
    join public.users as u on u.id = m.user_id
    where m.group_id = application_members.like_group_id
      and exists (
        select
        from muster.my_like_groups as l
        where l.like_group_id = application_members.like_group_id
      )
  );
end
$$;
comment on function api.application_members(uuid) is
'The members of an application that the caller sees, by name.';
grant execute on function api.application_members(uuid) to authenticated;

create function api.application_threshold(like_group_id uuid) returns integer
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select greatest(
      least(
        (
          select count(*)
          from public.event_authors as a
          where a.event_id = g.event_id and a.user_id not in (
            select m.user_id from public.like_group_members as m where m.group_id = g.id
          )
        ),
        (
          select count(*)
          from public.like_group_members as m
          where m.group_id = g.id and m.accepted
        )
      ), 1
    )
    from public.like_groups as g
    where g.id = application_threshold.like_group_id
  );
end
$$;
comment on function api.application_threshold(uuid) is
'How many authors have to approve (E5): as many as accepted, or as there are whom it does not name.';
grant execute on function api.application_threshold(uuid) to authenticated;

create function api.application_waits_for(like_group_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
declare
  application public.like_groups;
  shows_authors boolean;
  waits json;
begin
  select g.* into application
  from public.like_groups as g
  join public.events as e on e.id = g.event_id and e.starts_at > clock_timestamp()
  where g.id = application_waits_for.like_group_id and g.status = 'pending'
    and g.id in (select l.like_group_id from muster.my_like_groups as l);
  if not found then
    return null;
  end if;
  shows_authors := exists (
    select from muster.my_authorships as a where a.event_id = application.event_id
  );
  with members as (
    select m.user_id, m.accepted, m.created_at
    from public.like_group_members as m
    where m.group_id = application.id
  ),
  authors as (
    select a.user_id, v.approved, a.created_at
    from public.event_authors as a
    left join public.like_group_approvals as v
      on v.group_id = application.id and v.author_id = a.user_id
    where a.event_id = application.event_id
      and a.user_id not in (select m.user_id from members as m)
  ),
  counted as (
    select (select count(*) from authors as a where a.approved)
      >= api.application_threshold(application.id) as is_enough
  )
  select json_agg(json_build_object('kind', w.kind, 'userId', w.user_id)
    order by w.number, w.created_at, w.user_id)
  into waits
  from (
    select 1 as number, 'member' as kind, m.user_id, m.created_at
    from members as m
    where m.accepted is null
    union all
    -- Which of them is for authors to know.
    select distinct 2, 'author', case when shows_authors then a.user_id end,
      case when shows_authors then a.created_at end
    from authors as a
    where a.approved is null and not (select c.is_enough from counted as c)
    union all
    select 3, 'place', null, null
    from counted as c
    where c.is_enough and not exists (select from members as m where m.accepted is null)
  ) as w;
  return waits;
end
$$;
comment on function api.application_waits_for(uuid) is
'Who has yet to answer or decide: members, authors (whom, to authors only), or free places.';
grant execute on function api.application_waits_for(uuid) to authenticated;

create view api.like_groups with (security_invoker = true) as
select
  g.id, g.event_id as "eventId", g.creator_id as "creatorId", g.chat_id as "chatId",
  case
    when g.status = 'pending' and e.starts_at <= current_timestamp then 'expired'
    else g.status::text
  end as status,
  g.message,
  coalesce(api.application_members(g.id), '[]') as members,
  case when g.event_id in (select a.event_id from muster.my_authorships as a) then (
    select coalesce(
      json_agg(json_build_object('authorId', v.author_id, 'approved', v.approved)
        order by v.created_at, v.author_id), '[]'
    )
    from public.like_group_approvals as v
    where v.group_id = g.id
  ) end as approvals,
  api.application_threshold(g.id) as threshold,
  coalesce(api.application_waits_for(g.id), '[]') as "waitingFor",
  g.created_at as "createdAt"
from public.like_groups as g
join public.events as e on e.id = g.event_id;
comment on view api.like_groups is
'GET /like-groups/{id}, /events/{id}/like-groups, /me/like-groups';
grant select on api.like_groups to authenticated;

create function api.left_application(like_group_id uuid) returns table (body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select json_build_object(
    'id', g.id, 'eventId', g.event_id, 'creatorId', g.creator_id, 'chatId', null,
    'status', 'pending', 'message', null,
    'members', json_build_array(
      json_build_object('userId', u.id, 'fullName', u.full_name, 'accepted', m.accepted)
    ),
    'approvals', null, 'threshold', api.application_threshold(g.id),
    'waitingFor', '[]'::json, 'createdAt', g.created_at
  )::text
  from public.like_group_members as m
  join public.like_groups as g on g.id = m.group_id
  join public.users as u on u.id = m.user_id
  where m.group_id = left_application.like_group_id and m.user_id = auth.uid()
    and m.accepted = false;
end
$$;
comment on function api.left_application(uuid) is
'An application as whoever declined left it: pending, and of its members they alone.';
grant execute on function api.left_application(uuid) to authenticated;

create function api.like_group_answer(like_group_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(g)::text from api.like_groups as g where g.id = like_group_answer.like_group_id;
  -- By declining they decided it, and what became of it is not theirs to see (E6).
  if not found then
    return query
    select l.body from api.left_application(like_group_answer.like_group_id) as l;
  end if;
end
$$;
comment on function api.like_group_answer(uuid) is 'An application after a change.';
grant execute on function api.like_group_answer(uuid) to authenticated;
