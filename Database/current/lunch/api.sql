-- The shapes of lunches, restaurants and visits. Names and diets are shown to those who take part
-- in the same lunch, acquainted otherwise or not.

create function api.lunch_participants(lunch_group_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select coalesce(json_agg(json_build_object(
      'id', u.id, 'name', u.full_name,
      -- Of what is over, what they ate then: they may know each other no more.
      'dietaryRequirements', coalesce(
        case when l.status = 'completed' then p.dietary_requirements
        else d.dietary_requirements end, '{}'
      )
    ) order by p.position), '[]')
    from public.lunch_group_participants as p
    join public.lunch_groups as l on l.id = p.lunch_group_id
    join public.users as u on u.id = p.user_id
    left join public.user_private as d on d.user_id = p.user_id
    where p.lunch_group_id = lunch_participants.lunch_group_id
    having muster.takes_part(auth.uid(), lunch_participants.lunch_group_id)
  );
end
$$;
comment on function api.lunch_participants(uuid) is
'Who takes part in a lunch that the caller takes part in, and what they eat, or ate when it was completed.';
grant execute on function api.lunch_participants(uuid) to authenticated;

create function api.lunch_votes(lunch_group_id uuid) returns jsonb
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select muster.lunch_tally(lunch_votes.lunch_group_id)
    where muster.takes_part(auth.uid(), lunch_votes.lunch_group_id)
  );
end
$$;
comment on function api.lunch_votes(uuid) is
'The votes of a lunch that the caller takes part in, counted.';
grant execute on function api.lunch_votes(uuid) to authenticated;

create function api.lunch_participant_count(lunch_group_id uuid) returns bigint
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select count(*)
    from public.lunch_group_participants as p
    where p.lunch_group_id = lunch_participant_count.lunch_group_id
    having exists (
      select from muster.my_lunches as m where m.id = lunch_participant_count.lunch_group_id
    )
  );
end
$$;
comment on function api.lunch_participant_count(uuid) is
'How many people take part in a lunch that the caller knows of.';
grant execute on function api.lunch_participant_count(uuid) to authenticated;

create view api.lunch_groups with (security_invoker = true) as
select
  l.id, l.date, l.status,
  json_build_object(
    'lat', l.location_lat::double precision, 'lng', l.location_lng::double precision,
    'address', l.location_address
  ) as location,
  case when l.takes_part then api.lunch_participants(l.id) end as participants,
  api.lunch_participant_count(l.id) as "participantCount", l.takes_part as "isParticipant",
  l.aggregated_dietary_requirements as "aggregatedDietaryRequirements",
  l.selected_restaurant_id as "selectedRestaurantId",
  case when l.takes_part then api.lunch_votes(l.id) end as votes,
  case when l.takes_part then (
    select coalesce(json_agg(v.restaurant_id order by v.created_at, v.restaurant_id), '[]')
    from public.lunch_votes as v
    where v.lunch_group_id = l.id and v.user_id = (select auth.uid())
  ) end as "myVotes",
  l.created_by_id as "createdById", l.group_id as "groupId",
  l.voting_ends_at as "votingEndsAt", l.decision, l.created_at as "createdAt",
  l.updated_at as "updatedAt"
from muster.my_lunches as l;
comment on view api.lunch_groups is 'GET /lunch-groups, /lunch-groups/{id}';
grant select on api.lunch_groups to authenticated;

create function api.lunch_answer(lunch_group_id uuid) returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(l)::text, g.version
  from api.lunch_groups as l
  join public.lunch_groups as g on g.id = l.id
  where l.id = lunch_answer.lunch_group_id;
end
$$;
comment on function api.lunch_answer(uuid) is 'A lunch after a change.';
grant execute on function api.lunch_answer(uuid) to authenticated;

create function api.require_lunch(lunch_group_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  seen boolean;
begin
  perform muster.caller();
  select m.takes_part into seen
  from muster.my_lunches as m
  where m.id = require_lunch.lunch_group_id;
  if seen then
    return;
  end if;
  if seen is null then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  raise exception using errcode = 'MU160', message = 'not_a_participant';
end
$$;
comment on function api.require_lunch(uuid) is
'Refuses those who do not take part; to members of its group it says so (L6).';
grant execute on function api.require_lunch(uuid) to authenticated;

create function api.my_today() returns date
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return muster.today_of(muster.caller());
end
$$;
comment on function api.my_today() is 'The day that it is where the caller is.';
grant execute on function api.my_today() to authenticated;

create function api.lunches_with(user_id uuid) returns setof uuid
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  return query
  select p.lunch_group_id
  from public.lunch_group_participants as p
  where p.user_id = lunches_with.user_id
    and muster.takes_part(auth.uid(), p.lunch_group_id);
end
$$;
comment on function api.lunches_with(uuid) is
'The lunches in which a person and the caller take part.';
grant execute on function api.lunches_with(uuid) to authenticated;

create function muster.day(input jsonb, field text, constraint_name text) returns date
language plpgsql stable
set search_path = ''
as $$
begin
  if input ->> field !~ '^\d{4}-\d\d-\d\d$' then
    raise exception using errcode = '23514', message = 'not a day',
      constraint = constraint_name, table = 'lunch_groups', schema = 'public';
  end if;
  return (input ->> field)::date;
exception when datetime_field_overflow or invalid_datetime_format then
  raise exception using errcode = '23514', message = 'not a day',
    constraint = constraint_name, table = 'lunch_groups', schema = 'public';
end
$$;
comment on function muster.day(jsonb, text, text) is
'A day of an object, or null; refused under the name of a constraint.';
grant execute on function muster.day(jsonb, text, text) to authenticated;

create function api.create_lunch(input jsonb) returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select a.body, a.version
  from api.lunch_answer(public.create_lunch(
    muster.day(input, 'date', 'lunch_groups_date_shape'),
    (input ->> 'locationLat')::numeric, (input ->> 'locationLng')::numeric,
    input ->> 'locationAddress', (input ->> 'groupId')::uuid,
    muster.event_time(input, 'votingEndsAt', 'lunch_groups_voting_ends_at_shape')
  )) as a;
end
$$;
comment on function api.create_lunch(jsonb) is 'POST /lunch-groups';
grant execute on function api.create_lunch(jsonb) to authenticated;

-- Restaurants ------------------------------------------------------------------------------------

create view api.restaurants with (security_invoker = true) as
select
  r.id, r.name, r.address, r.location_lat::double precision as lat,
  r.location_lng::double precision as lng, r.cuisines, r.dietary_options as "dietaryOptions",
  r.added_by_user_id as "addedById", r.created_at as "createdAt", r.updated_at as "updatedAt"
from public.restaurants as r;
comment on view api.restaurants is 'GET /restaurants, /restaurants/{id}';
grant select on api.restaurants to authenticated;

create function api.restaurants_near(lat double precision, lng double precision)
returns table (restaurant_id uuid, distance double precision)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- Nothing of a person: for everybody who is signed in. Infinity and NaN are no places.
  if auth.uid() is not null and restaurants_near.lat between -90 and 90
    and restaurants_near.lng between -180 and 180
  then
    return query
    select n.restaurant_id, n.distance
    from muster.restaurants_near(restaurants_near.lat, restaurants_near.lng, 100000, 5000) as n;
  end if;
end
$$;
comment on function api.restaurants_near(double precision, double precision) is
'The nearest 5,000 restaurants within 100 km.';
grant execute on function api.restaurants_near(double precision, double precision)
to authenticated;

create function api.save_restaurant(restaurant_id uuid, input jsonb) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  saved uuid := public.save_restaurant(save_restaurant.restaurant_id, input);
begin
  return query select row_to_json(r)::text from api.restaurants as r where r.id = saved;
end
$$;
comment on function api.save_restaurant(uuid, jsonb) is
'POST /restaurants, PATCH /restaurants/{id}';
grant execute on function api.save_restaurant(uuid, jsonb) to authenticated;

create view api.my_visits with (security_invoker = true) as
select
  h.id, h.visited_on as "visitedOn", h.lunch_group_id as "lunchGroupId",
  (select row_to_json(r) from api.restaurants as r where r.id = h.restaurant_id) as restaurant
from public.visit_history as h
where h.user_id = (select auth.uid());
comment on view api.my_visits is 'GET /me/visits';
grant select on api.my_visits to authenticated;

-- Suggestions ------------------------------------------------------------------------------------

create function api.suggestions(lunch_group_id uuid) returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform api.require_lunch(suggestions.lunch_group_id);
  if exists (
    select
    from public.lunch_groups as l
    where l.id = suggestions.lunch_group_id and l.status = 'completed'
  ) then
    raise exception using errcode = 'MU162', message = 'lunch_completed';
  end if;
  return (
    with ranked as (
      select s.*, row_number() over (
        order by s.score desc, s.diet_fit desc, s.distance, s.recency desc, lower(s.name),
          s.restaurant_id
      ) as place,
      -- Those voted for are in, whatever else there is.
      row_number() over (
        order by s.vote_count = 0, s.score desc, s.diet_fit desc, s.distance, s.recency desc,
          lower(s.name), s.restaurant_id
      ) as turn
      from muster.lunch_ranking(suggestions.lunch_group_id) as s
    )
    select json_build_object('items', coalesce(json_agg(json_build_object(
      'restaurant', (
        select row_to_json(r) from api.restaurants as r where r.id = s.restaurant_id
      ),
      'rank', s.rank, 'score', s.score, 'distanceMeters', round(s.distance),
      'dietFit', s.diet_fit, 'missingDietaryRequirements', s.missing,
      'voteCount', s.vote_count, 'lastVisitedOn', o.visited_on,
      'reasons', muster.reasons(s.distance, s.missing, s.vote_count, o.visited_on, s.recency)
    ) order by s.rank), '[]'))::text
    from (
      select k.*, row_number() over (order by k.place) as rank
      from ranked as k
      where k.turn <= 20 or k.vote_count > 0
    ) as s
    -- One's own visits by their day; of others' but that there were some.
    cross join lateral (
      select max(h.visited_on) as visited_on
      from public.visit_history as h
      where h.restaurant_id = s.restaurant_id and h.user_id = auth.uid()
    ) as o
  );
end
$$;
comment on function api.suggestions(uuid) is
'GET /lunch-groups/{id}/suggestions: the best twenty, and whatever was voted for (L8).';
grant execute on function api.suggestions(uuid) to authenticated;

create function muster.reasons(
  distance double precision, missing text [], vote_count bigint, last_visited_on date,
  recency double precision
) returns text []
language plpgsql immutable
set search_path = ''
as $$
begin
  return array[
    case
      when missing = '{}' then 'suits everybody''s diet'
      else 'has nothing for: ' || array_to_string(missing, ', ')
    end,
    case
      when distance < 1000 then round(distance)::text || ' m away'
      else round((distance / 1000)::numeric, 1)::text || ' km away'
    end,
    case vote_count
      when 0 then 'no votes'
      when 1 then '1 vote'
      else vote_count::text || ' votes'
    end,
    case
      when last_visited_on is not null then 'you were there on ' || last_visited_on::text
      when recency < 1 then 'somebody was there lately'
      else 'nobody was there lately'
    end
  ];
end
$$;
comment on function muster.reasons(double precision, text [], bigint, date, double precision) is
'What speaks for and against a restaurant, in words.';
