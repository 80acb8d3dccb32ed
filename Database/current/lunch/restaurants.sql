-- Restaurants: found by everybody, edited by who added them (L8).

create function muster.short_words(input jsonb, field text, constraint_name text) returns text []
language plpgsql stable
set search_path = ''
as $$
declare
  words text [];
  given jsonb := coalesce(nullif(input -> field, 'null'), '[]');
begin
  if jsonb_typeof(given) <> 'array' or exists (
    select
    from jsonb_array_elements(case when jsonb_typeof(given) = 'array' then given end) as e (word)
    where jsonb_typeof(e.word) <> 'string'
  ) then
    raise exception using errcode = '23514', message = 'not a list of words',
      constraint = constraint_name, table = 'restaurants', schema = 'public';
  end if;
  select coalesce(array_agg(w.word order by w.number), '{}') into words
  from (
    select btrim(e.word) as word, min(e.number) as number
    from jsonb_array_elements_text(given)
      with ordinality as e (word, number)
    group by btrim(e.word)
  ) as w;
  if exists (
    select
    from unnest(words) as w (word)
    where not (length(w.word) between 1 and 50) or w.word ~ '[[:cntrl:]]'
  ) then
    raise exception using errcode = '23514', message = 'a word is too short or too long',
      constraint = constraint_name, table = 'restaurants', schema = 'public';
  end if;
  return words;
end
$$;
comment on function muster.short_words(jsonb, text, text) is
'The distinct words of a field, trimmed; refused under the name of a constraint.';

create function muster.require_new_spot(restaurant public.restaurants) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  there uuid;
begin
  select r.id into there
  from public.restaurants as r
  where lower(r.name) = lower(restaurant.name)
    and round(r.location_lat, 4) = round(restaurant.location_lat, 4)
    and round(r.location_lng, 4) = round(restaurant.location_lng, 4)
    and r.id is distinct from restaurant.id;
  if found then
    raise exception using errcode = 'MU168', message = 'restaurant_exists',
      detail = json_build_object('restaurantId', there);
  end if;
end
$$;
comment on function muster.require_new_spot(public.restaurants) is
'Refuses a restaurant that there is already, by name and place, and says which.';

create function muster.merge_restaurant(restaurant public.restaurants, changes jsonb)
returns public.restaurants
language plpgsql volatile
set search_path = ''
as $$
begin
  if changes ? 'name' then
    restaurant.name := btrim(changes ->> 'name');
  end if;
  if changes ? 'address' then
    restaurant.address := btrim(changes ->> 'address');
  end if;
  if changes ? 'lat' then
    perform muster.require_coordinate(
      (changes ->> 'lat')::numeric, 90, 'restaurants_location_lat_range');
    restaurant.location_lat := coalesce(changes ->> 'lat', muster.refuse_null('lat'))::numeric;
  end if;
  if changes ? 'lng' then
    perform muster.require_coordinate(
      (changes ->> 'lng')::numeric, 180, 'restaurants_location_lng_range');
    restaurant.location_lng := coalesce(changes ->> 'lng', muster.refuse_null('lng'))::numeric;
  end if;
  if changes ? 'cuisines' then
    restaurant.cuisines :=
      muster.short_words(changes, 'cuisines', 'restaurants_cuisines_length');
  end if;
  if changes ? 'dietaryOptions' then
    restaurant.dietary_options :=
      muster.short_words(changes, 'dietaryOptions', 'restaurants_dietary_options_length');
  end if;
  return restaurant;
end
$$;
comment on function muster.merge_restaurant(public.restaurants, jsonb) is
'A restaurant with the given fields, named as in the API.';

-- Named as in the API. A null id: a new one.
create function public.save_restaurant(restaurant_id uuid, changes jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  restaurant public.restaurants;
  saved uuid;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  if save_restaurant.restaurant_id is not null then
    select r.* into restaurant
    from public.restaurants as r
    where r.id = save_restaurant.restaurant_id
    for update;
    if not found then
      raise exception using errcode = 'MU010', message = 'not_found';
    end if;
    if restaurant.added_by_user_id <> caller_id then
      raise exception using errcode = 'MU011', message = 'forbidden';
    end if;
  else
    restaurant.cuisines := '{}';
    restaurant.dietary_options := '{}';
  end if;
  restaurant := muster.merge_restaurant(restaurant, changes);
  begin
    if restaurant.id is null then
      insert into public.restaurants
      (name, address, location_lat, location_lng, cuisines, dietary_options, added_by_user_id)
      values (
        restaurant.name, restaurant.address, restaurant.location_lat, restaurant.location_lng,
        restaurant.cuisines, restaurant.dietary_options, caller_id
      )
      returning id into saved;
    else
      update public.restaurants as r
      set name = restaurant.name, address = restaurant.address,
        location_lat = restaurant.location_lat, location_lng = restaurant.location_lng,
        cuisines = restaurant.cuisines, dietary_options = restaurant.dietary_options
      where r.id = restaurant.id
      returning r.id into saved;
    end if;
  exception when unique_violation then
    perform muster.require_new_spot(restaurant);
    raise;
  end;
  return saved;
end
$$;
comment on function public.save_restaurant(uuid, jsonb) is
'Adds a restaurant, or changes one that the caller added (L8).';
grant execute on function public.save_restaurant(uuid, jsonb) to authenticated;
