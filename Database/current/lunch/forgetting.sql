-- What the end of an account means for lunches (A7), and what is kept of a person.

create function muster.forget_in_lunch(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  lunch_id uuid;
  lunch public.lunch_groups;
begin
  foreach lunch_id in array muster.unfinished_lunches_of(forget_in_lunch.user_id) loop
    select l.* into lunch from public.lunch_groups as l where l.id = lunch_id;
    perform muster.end_participations(lunch, array[forget_in_lunch.user_id]);
  end loop;
  update public.lunch_group_participants as p set dietary_requirements = null
  where p.user_id = forget_in_lunch.user_id and p.dietary_requirements is not null;
end
$$;
comment on function muster.forget_in_lunch(uuid) is
'Takes a person out of planned lunches, which go on to the next participant; what is over stays (A7).';

create function muster.export_lunch(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'lunchesCreated', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', l.id, 'date', l.date, 'status', l.status, 'createdAt', l.created_at
      ) order by l.created_at, l.id), '[]')
      from public.lunch_groups as l where l.created_by_id = export_lunch.user_id
    ),
    'lunchParticipations', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'lunchGroupId', p.lunch_group_id, 'date', l.date, 'joinedAt', p.joined_at,
        'dietaryRequirements', p.dietary_requirements
      ) order by p.joined_at, p.lunch_group_id), '[]')
      from public.lunch_group_participants as p
      join public.lunch_groups as l on l.id = p.lunch_group_id
      where p.user_id = export_lunch.user_id
    ),
    'lunchVotes', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'lunchGroupId', v.lunch_group_id, 'restaurantId', v.restaurant_id,
        'createdAt', v.created_at
      ) order by v.created_at, v.lunch_group_id, v.restaurant_id), '[]')
      from public.lunch_votes as v where v.user_id = export_lunch.user_id
    ),
    'visits', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'restaurantId', h.restaurant_id, 'name', r.name, 'lunchGroupId', h.lunch_group_id,
        'visitedOn', h.visited_on
      ) order by h.visited_on, h.id), '[]')
      from public.visit_history as h
      join public.restaurants as r on r.id = h.restaurant_id
      where h.user_id = export_lunch.user_id
    ),
    'restaurantsAdded', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'name', r.name, 'address', r.address, 'createdAt', r.created_at
      ) order by r.created_at, r.id), '[]')
      from public.restaurants as r where r.added_by_user_id = export_lunch.user_id
    )
  );
end
$$;
comment on function muster.export_lunch(uuid) is 'What lunches keep of a person.';
