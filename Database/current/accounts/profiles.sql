-- Profiles: what a person says of themselves.

create function public.find_user_by_email(email text)
returns table (id uuid, full_name text, avatar_url text)
language sql stable security definer
set search_path = ''
as $$
  select u.id, u.full_name, u.avatar_url
  from auth.users as a
  join public.users as u on u.id = a.id
  where a.email operator(extensions.=) find_user_by_email.email::extensions.citext
    and a.confirmed_at is not null and u.is_active and auth.uid() is not null
$$;
comment on function public.find_user_by_email(text) is
'Exact match on verified addresses, for inviting somebody one knows (A5).';
grant execute on function public.find_user_by_email(text) to authenticated;

create function muster.check_time_zone() returns trigger
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not exists (
    select from pg_catalog.pg_timezone_names as z where z.name = new.time_zone
  ) then
    raise exception using errcode = '23514', message = 'unknown time zone',
      constraint = 'user_private_time_zone_known', table = 'user_private', schema = 'public';
  end if;
  return new;
end
$$;
comment on function muster.check_time_zone() is 'A time zone is one that the database knows.';
create trigger check_time_zone before update of time_zone on public.user_private
for each row when (new.time_zone is distinct from old.time_zone)
execute function muster.check_time_zone();

create function muster.require_name() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  raise exception using errcode = '23514', message = 'a name is needed',
    constraint = 'users_full_name_length', table = 'users', schema = 'public';
end
$$;
comment on function muster.require_name() is 'Who has a name does not give it up.';
create trigger require_name before update of full_name on public.users
for each row when (new.full_name is null and old.full_name is not null)
execute function muster.require_name();

create function public.update_profile(changes jsonb) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if changes ? 'dietaryRequirements' then
    perform muster.lock_for_diets(caller_id);
  end if;
  if changes ?| array['fullName', 'avatarUrl', 'bio'] then
    update public.users as u
    set full_name = case when changes ? 'fullName' then btrim(changes ->> 'fullName')
        else u.full_name end,
      avatar_url = case when changes ? 'avatarUrl' then changes ->> 'avatarUrl'
        else u.avatar_url end,
      bio = case when changes ? 'bio' then changes ->> 'bio' else u.bio end
    -- An account that ended while this waited keeps its last name.
    where u.id = caller_id and u.is_active;
  end if;
  if changes ?| array['dietaryRequirements', 'locale', 'timeZone'] then
    update public.user_private as p
    set dietary_requirements = case
        when changes ? 'dietaryRequirements' then coalesce(
          (
            select array_agg(d.value order by d.position)
            from (
              select btrim(e.value) as value, min(e.position) as position
              from jsonb_array_elements_text(
                nullif(changes -> 'dietaryRequirements', 'null'::jsonb)
              ) with ordinality as e (value, position)
              group by btrim(e.value)
            ) as d
          ), '{}')
        else p.dietary_requirements
      end,
      locale = case when changes ? 'locale' then coalesce(changes ->> 'locale', 'en')
        else p.locale end,
      time_zone = case when changes ? 'timeZone' then coalesce(changes ->> 'timeZone', 'UTC')
        else p.time_zone end
    where p.user_id = caller_id;
  end if;
end
$$;
comment on function public.update_profile(jsonb) is
'Merges the given fields, named as in the API, into the caller''s profile.';
grant execute on function public.update_profile(jsonb) to authenticated;
