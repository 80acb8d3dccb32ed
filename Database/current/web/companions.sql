-- Whom somebody may ask along, in forms of the web app.

create function api.companions(
  most integer, part text default null, asked uuid [] default '{}'
) returns table (id uuid, name text, picture text)
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  here uuid;
  found_ids uuid [] := '{}';
begin
  -- Group by group until there are enough: of large groups an index finds the first members, and
  -- of many groups few are looked at. Nobody is in that many and finds nobody in five hundred.
  for here in
    select distinct a.group_id from muster.my_access as a order by 1 limit 500
  loop
    found_ids := array(
      select f.id from unnest(found_ids) as f (id)
      union
      select l.user_id
      from api.listed_members(
        here, 'participants', companions.most + 1, companions.part
      ) as l
      join public.users as u on u.id = l.user_id and u.is_active
      where l.user_id <> caller_id
    );
    exit when cardinality(found_ids) >= companions.most;
  end loop;
  return query
  select u.id, u.full_name, u.avatar_url
  from public.users as u
  where u.id = any(found_ids) or (
    -- No event and no lunch takes more.
    u.id = any(companions.asked[:200]) and u.is_active and u.id <> caller_id
    and muster.shares_group_with(u.id)
  );
end
$$;
comment on function api.companions(integer, text, uuid []) is
'Some with whom the caller shares a group, or of those whose name has a part; and who of those asked for does.';
grant execute on function api.companions(integer, text, uuid []) to authenticated;
