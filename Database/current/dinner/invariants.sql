-- What has to hold between the tables of dinners, for muster doctor.

create function muster.broken_crews(group_ids uuid [])
returns table (name text, group_id uuid)
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  with crews as (
    select d.*
    from unnest(group_ids) as w (id)
    join public.dinner_groups as d on d.group_id = w.id
  )
  select 'dinner_flags', c.group_id
  from crews as c
  cross join lateral (
    select count(*) filter (where m.status = 'active') >= 3 as is_ready,
      coalesce(bool_and(s.video_url is not null), false) as has_videos
    from public.dinner_seats as s
    join public.group_memberships as m on m.group_id = s.group_id and m.user_id = s.user_id
    where s.group_id = c.group_id
  ) as w
  where (c.is_ready, c.is_live, c.is_locked) is distinct from (
    w.is_ready, w.is_ready and w.has_videos,
    exists (select from public.dinner_engagements as e where e.group_id = c.group_id)
  )
  union all
  select 'dinner_seats', c.group_id
  from crews as c
  where array(
    select s.user_id from public.dinner_seats as s where s.group_id = c.group_id order by 1
  ) <> array(
    select m.user_id
    from public.group_memberships as m
    where m.group_id = c.group_id and m.user_id is not null and m.status in ('active', 'paused')
    order by 1
  )
  union all
  select 'dinner_seats', g.id
  from unnest(group_ids) as w (id)
  join public.groups as g on g.id = w.id
  where muster.is_crew_template(g.created_from_group_template_id)
    and not exists (select from public.dinner_groups as d where d.group_id = g.id)
  union all
  select 'dinner_engagements', c.group_id
  from crews as c
  left join public.dinner_engagements as e on e.group_id = c.group_id
  left join public.dinner_parties as p on p.id = e.party_id
  where (e.party_id is not null) <> exists (
      select
      from public.group_holds as h where h.group_id = c.group_id and h.reason = 'dinner'
    )
    or (e.side = 'host' and (
      p.host_group_id <> c.group_id or p.status not in ('open', 'agreed')
    ))
    or (e.side = 'guest' and (p.guest_group_id, p.status) is distinct from (c.group_id, 'agreed'))
    or exists (
      select
      from public.dinner_parties as o
      where o.status in ('open', 'agreed') and c.group_id in (o.host_group_id, o.guest_group_id)
        and o.id is distinct from e.party_id
    );
end
$$;
comment on function muster.broken_crews(uuid []) is
'Those of the groups whose flags, seats or engagements are not what they follow from (D1, D2).';
