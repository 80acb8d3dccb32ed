-- What has to hold between the tables of lunches, for muster doctor (see
-- operations/invariants.sql).

create function muster.some_lunches(at_most integer) returns uuid []
language plpgsql volatile
set search_path = ''
as $$
declare
  start uuid := gen_random_uuid();
begin
  return array(
    select s.id
    from (
      (select l.id from public.lunch_groups as l where l.id >= start order by l.id limit at_most)
      union all
      (select l.id from public.lunch_groups as l where l.id < start order by l.id limit at_most)
    ) as s
    limit at_most
  );
end
$$;
comment on function muster.some_lunches(integer) is
'Ids of so many lunches that follow each other, from a random one on; null: of all.';

create function muster.lunch_invariants(at_most integer)
returns table (name text, looked_at bigint, broken bigint, example text)
language plpgsql volatile
set search_path = ''
as $$
declare
  chosen uuid [] := muster.some_lunches(at_most);
begin
  return query
  select c.name, cardinality(chosen)::bigint, count(b.id), min(b.id::text)
  from (values
    ('lunch_diets'), ('lunch_selection'), ('lunch_votes'), ('lunch_creators'), ('lunch_members'),
    ('lunch_visits')
  ) as c (name)
  left join (
    select 'lunch_diets', l.id
    from unnest(chosen) as w (id)
    join public.lunch_groups as l on l.id = w.id and l.status <> 'completed'
    where l.aggregated_dietary_requirements <> muster.diets_of_lunch(l.id)
    union all
    -- What is decided has its restaurant, and says so.
    select 'lunch_selection', l.id
    from unnest(chosen) as w (id)
    join public.lunch_groups as l on l.id = w.id
    where (l.status in ('decided', 'completed')) <> (l.decision is not null)
      or (l.status in ('decided', 'completed') and l.selected_restaurant_id is null)
      or l.decision ->> 'restaurantId' <> l.selected_restaurant_id::text
    union all
    select 'lunch_votes', v.lunch_group_id
    from unnest(chosen) as w (id)
    join public.lunch_votes as v on v.lunch_group_id = w.id
    where not muster.takes_part(v.user_id, v.lunch_group_id)
    union all
    select 'lunch_creators', l.id
    from unnest(chosen) as w (id)
    join public.lunch_groups as l on l.id = w.id and l.status <> 'completed'
    where not muster.takes_part(l.created_by_id, l.id)
    union all
    -- Who came as a member of its group is one, until it is over (K5).
    select 'lunch_members', l.id
    from unnest(chosen) as w (id)
    join public.lunch_groups as l on l.id = w.id and l.status <> 'completed'
    join public.lunch_group_participants as p on p.lunch_group_id = l.id and p.as_member
    where not muster.is_in_group(p.user_id, l.group_id)
    union all
    -- Whoever took part in what is over was there, and nobody else.
    select 'lunch_visits', l.id
    from unnest(chosen) as w (id)
    join public.lunch_groups as l on l.id = w.id
    where array(
        select h.user_id
        from public.visit_history as h
        where h.lunch_group_id = l.id and h.restaurant_id = l.selected_restaurant_id
          and h.visited_on <= l.date
        order by h.user_id
      ) <> case when l.status = 'completed' then array(
        select p.user_id
        from public.lunch_group_participants as p
        where p.lunch_group_id = l.id
        order by p.user_id
      ) else '{}'::uuid [] end
  ) as b (name, id) on b.name = c.name
  group by c.name;
end
$$;
comment on function muster.lunch_invariants(integer) is
'What has to hold between the tables of lunches, looked at in so many of them.';
