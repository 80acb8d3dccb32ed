-- What has to hold between the tables of events, for muster doctor (see operations/invariants.sql).

create function muster.some_events(at_most integer) returns uuid []
language plpgsql volatile
set search_path = ''
as $$
declare
  start uuid := gen_random_uuid();
begin
  return array(
    select s.id
    from (
      (select e.id from public.events as e where e.id >= start order by e.id limit at_most)
      union all
      (select e.id from public.events as e where e.id < start order by e.id limit at_most)
    ) as s
    limit at_most
  );
end
$$;
comment on function muster.some_events(integer) is
'Ids of so many events that follow each other, from a random one on; null: of all.';

create function muster.broken_claims(event_ids uuid []) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  with due as (
    select m.event_id, m.user_id, m.group_id
    from unnest(event_ids) as w (id)
    join public.like_groups as g on g.event_id = w.id and g.status in ('pending', 'approved')
    join public.like_group_members as m on m.group_id = g.id and m.accepted
  ),
  kept as (
    select c.event_id, c.user_id, c.group_id
    from unnest(event_ids) as w (id)
    join public.like_claims as c on c.event_id = w.id
  )
  select distinct d.event_id
  from ((table due except table kept) union all (table kept except table due)) as d;
end
$$;
comment on function muster.broken_claims(uuid []) is
'Those of the events whose claims are not the accepted members of pending and approved applications (E3).';

create function muster.event_invariants(at_most integer)
returns table (name text, looked_at bigint, broken bigint, example text)
language plpgsql volatile
set search_path = ''
as $$
declare
  chosen uuid [] := muster.some_events(at_most);
begin
  return query
  select c.name, cardinality(chosen)::bigint, count(b.id), min(b.id::text)
  from (values ('event_authors'), ('event_places'), ('event_chats'), ('like_claims')) as c (name)
  left join (
    select 'event_authors', e.id
    from unnest(chosen) as w (id)
    join public.events as e on e.id = w.id and e.cancelled_at is null
    where not exists (select from public.event_authors as a where a.event_id = e.id)
    union all
    select 'event_places', e.id
    from unnest(chosen) as w (id)
    join public.events as e on e.id = w.id
    where e.places_taken <> (
      select count(*)
      from public.like_group_members as m
      join public.like_groups as g on g.id = m.group_id and g.status = 'approved'
      where m.event_id = e.id and m.accepted
    )
    union all
    -- An approved application and its chat name each other.
    select 'event_chats', g.event_id
    from unnest(chosen) as w (id)
    join public.like_groups as g on g.event_id = w.id
    left join public.chats as c on c.like_group_id = g.id
    where c.id is distinct from g.chat_id or (c.id is not null and c.event_id is distinct from w.id)
    union all
    select 'like_claims', k.id from muster.broken_claims(chosen) as k (id)
  ) as b (name, id) on b.name = c.name
  group by c.name;
end
$$;
comment on function muster.event_invariants(integer) is
'What has to hold between the tables of events, looked at in so many of them.';
