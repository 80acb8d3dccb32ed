-- Which restaurants suit a lunch (L8), and what a vote comes to when its time is over.

create function muster.earth_distance(
  lat_a double precision, lng_a double precision, lat_b double precision, lng_b double precision
) returns double precision
language sql immutable parallel safe
set search_path = ''
as $$
  select 2 * 6371008.8 * asin(least(1, sqrt(
    power(sind((lat_b - lat_a) / 2), 2)
    + cosd(lat_a) * cosd(lat_b) * power(sind((lng_b - lng_a) / 2), 2)
  )))
$$;
comment on function muster.earth_distance(
  double precision, double precision, double precision, double precision
) is 'Metres between two places, on a globe.';

create function muster.map_height(lat double precision) returns double precision
language sql immutable parallel safe
set search_path = ''
as $$
  select degrees(asinh(tan(radians(lat))))
$$;
comment on function muster.map_height(double precision) is
'How far up a latitude is on Mercator''s map, in degrees of longitude at the equator.';

create function muster.restaurants_near(
  lat double precision, lng double precision, metres double precision, at_most integer
) returns table (restaurant_id uuid, distance double precision)
language plpgsql stable
set search_path = ''
as $$
declare
  angle double precision := degrees(metres / 6371008.8);
  south double precision := greatest(lat - angle, -90);
  north double precision := least(lat + angle, 90);
  -- Around a pole every longitude is near.
  width double precision := case
    when lat + angle >= 90 or lat - angle <= -90 then 180
    else asind(least(1, sind(angle) / cosd(lat)))
  end;
begin
  return query
  select n.id, n.far
  from (
    select c.id, muster.earth_distance(
      lat, lng, c.location_lat::double precision, c.location_lng::double precision
    ) as far
    from (
      -- Where the map ends it begins again: three maps side by side.
      values (lng - 360), (lng), (lng + 360)
    ) as m (middle)
    cross join lateral (
      select r.id, r.location_lat, r.location_lng
      from public.restaurants as r
      where point(
          r.location_lng::double precision,
          degrees(asinh(tan(radians(r.location_lat::double precision))))
        ) <@ box(
          point(m.middle - width, muster.map_height(south)),
          point(m.middle + width, muster.map_height(north))
        )
      order by point(
        r.location_lng::double precision,
        degrees(asinh(tan(radians(r.location_lat::double precision))))
      ) <-> point(m.middle, muster.map_height(lat))
      limit at_most
    ) as c
    -- The same place is on two maps where they overlap.
    where m.middle + width >= -180 and m.middle - width <= 180
  ) as n
  where n.far <= metres
  group by n.id, n.far
  order by n.far, n.id
  limit at_most;
end
$$;
comment on function muster.restaurants_near(
  double precision, double precision, double precision, integer
) is 'The nearest restaurants within so many metres, found by index.';

create function muster.lunch_ranking(lunch_group_id uuid)
returns table (
  restaurant_id uuid, name text, distance double precision, missing text [],
  diet_fit double precision, vote_count bigint, recency double precision, score double precision
)
language plpgsql stable
set search_path = ''
as $$
declare
  lunch public.lunch_groups;
  people bigint;
begin
  select l.* into lunch
  from public.lunch_groups as l
  where l.id = lunch_ranking.lunch_group_id;
  select count(*) into people
  from public.lunch_group_participants as p
  where p.lunch_group_id = lunch.id;
  return query
  with votes as (
    select v.restaurant_id, count(*) as count
    from public.lunch_votes as v
    where v.lunch_group_id = lunch.id
    group by v.restaurant_id
  ),
  candidates as (
    select n.restaurant_id
    from muster.restaurants_near(
      lunch.location_lat::double precision, lunch.location_lng::double precision, 25000, 200
    ) as n
    union
    select v.restaurant_id from votes as v
  ),
  visits as (
    select h.restaurant_id, max(h.visited_on) as visited_on
    from public.lunch_group_participants as p
    join public.visit_history as h on h.user_id = p.user_id
    where p.lunch_group_id = lunch.id
      and h.restaurant_id in (select c.restaurant_id from candidates as c)
    group by h.restaurant_id
  ),
  parts as (
    select r.id, r.name, muster.earth_distance(
        lunch.location_lat::double precision, lunch.location_lng::double precision,
        r.location_lat::double precision, r.location_lng::double precision
      ) as distance,
      array(
        select w.requirement
        from unnest(lunch.aggregated_dietary_requirements)
          with ordinality as w (requirement, number)
        where not exists (
          select
          from unnest(r.dietary_options) as o (option)
          where lower(o.option) = lower(w.requirement)
        )
        order by w.number
      ) as missing,
      coalesce(v.count, 0) as votes,
      s.visited_on
    from candidates as c
    join public.restaurants as r on r.id = c.restaurant_id
    left join votes as v on v.restaurant_id = r.id
    left join visits as s on s.restaurant_id = r.id
  ),
  measured as (
    select p.id, p.name, p.distance, p.missing, p.votes,
      1 - coalesce(
        cardinality(p.missing)::double precision
        / nullif(cardinality(lunch.aggregated_dietary_requirements), 0), 0
      ) as fit,
      -- A month after a visit it is as good as new; in steps of ten days, since who was where on
      -- which day is theirs to say.
      case
        when p.visited_on is null then 1
        else (least(greatest(lunch.date - p.visited_on, 0), 30) / 10)::double precision / 3
      end as freshness
    from parts as p
  )
  select m.id, m.name, m.distance, m.missing, m.fit, m.votes, m.freshness,
    round((
      0.4 * m.fit + 0.3 * least(1, m.votes::double precision / greatest(people, 1))
      + 0.2 * greatest(0, 1 - m.distance / 25000) + 0.1 * m.freshness
    )::numeric, 4)::double precision
  from measured as m;
end
$$;
comment on function muster.lunch_ranking(uuid) is
'The restaurants that a lunch may go to, with what speaks for each; each part from 0 to 1 (L8).';

create function muster.lunch_winner(lunch_group_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    with ranked as (
      select r.*, max(r.vote_count) over () as most, row_number() over (
        order by r.vote_count desc, r.diet_fit desc, r.distance, r.recency desc, lower(r.name),
          r.restaurant_id
      ) as place
      from muster.lunch_ranking(lunch_winner.lunch_group_id) as r
      where r.vote_count > 0
    )
    select muster.decision(
      lunch_winner.lunch_group_id, w.restaurant_id, 'deadline',
      array(
        select t.restaurant_id
        from ranked as t
        where t.vote_count = t.most and t.place > 1
        order by t.place
      ),
      case
        when s.place is null then null
        when s.diet_fit <> w.diet_fit then 'diets'
        when s.distance <> w.distance then 'distance'
        when s.recency <> w.recency then 'recency'
        else 'name'
      end
    )
    from ranked as w
    left join ranked as s on s.place = 2 and s.vote_count = w.vote_count
    where w.place = 1
  );
end
$$;
comment on function muster.lunch_winner(uuid) is
'What a vote comes to: the most votes; of as many, what suits the diets, is nearer, was visited longer ago, or comes first by name. Null: nobody voted.';
