-- Document 000's table groups, under its names, where most of it follows from other rows (D7). Its
-- group_members is the view of the kernel.

create view public.dinner_group_rows with (security_invoker = true) as
select
  d.group_id as id,
  (
    select l.user_id
    from muster.my_leaders as l
    where l.group_id = d.group_id
    order by l.joined_at, l.user_id
    limit 1
  ) as leader_id,
  (
    select c.code from public.group_join_codes as c where c.group_id = d.group_id
  ) as join_code,
  d.is_ready, d.is_live, d.is_locked,
  (
    select p.video_links from muster.my_crew_profiles as p where p.group_id = d.group_id
  ) as video_links,
  (
    select jsonb_build_object(
      'id', p.id, 'status', p.status, 'startsAt', p.starts_at, 'title', p.title,
      'menu', p.menu, 'place', l.place, 'notes', p.notes
    )
    from public.dinner_engagements as e
    join public.dinner_parties as p on p.id = e.party_id
    left join public.dinner_party_places as l on l.party_id = p.id
    where e.group_id = d.group_id and e.side = 'host'
  ) as dinnerparty_details,
  (
    select p.guest_group_id
    from public.dinner_engagements as e
    join public.dinner_parties as p on p.id = e.party_id
    where e.group_id = d.group_id and e.side = 'host'
  ) as accepted_attendee_group_id,
  (
    select p.host_group_id
    from public.dinner_engagements as e
    join public.dinner_parties as p on p.id = e.party_id
    where e.group_id = d.group_id and e.side = 'guest'
  ) as attending_host_group_id,
  g.created_at, greatest(g.updated_at, d.updated_at) as updated_at
from public.dinner_groups as d
join public.groups as g on g.id = d.group_id;
comment on view public.dinner_group_rows is
'Dinner groups with the columns that document 000 gives its groups (D7).';
grant select on public.dinner_group_rows to authenticated;
