-- What platform admins see of people and groups. Each function checks its caller, pages itself
-- and writes the answer; statements are put together from fixed parts, so that what is not
-- looked for is not in them and each is planned for what it is.

create function muster.like_pattern(words text) returns text
language sql immutable
set search_path = ''
as $$
  select '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
comment on function muster.like_pattern(text) is 'What finds words anywhere in a text.';

create function muster.search_words(q text) returns text
language plpgsql immutable
set search_path = ''
as $$
declare
  words text := nullif(btrim(q), '');
begin
  -- Indexes know three letters in a row; with fewer every row would be looked at.
  if length(words) < 3 then
    raise exception using errcode = '23514', message = 'too short',
      constraint = 'admin_search_length', table = 'users', schema = 'public';
  end if;
  return words;
end
$$;
comment on function muster.search_words(text) is
'What an admin looks for, at least three characters; null: everything.';

create function muster.page_json(
  query text, item text, words text, page bigint, page_size integer
) returns text
language plpgsql stable
set search_path = ''
as $$
declare
  answer text;
begin
  execute format(
    $query$
      select json_build_object(
        'items', coalesce((
          select json_agg(%2$s order by p.position) from (
            select f.id, row_number() over () as position
            from (%1$s order by created_at desc, id) as f
            limit $3 offset ($2 - 1) * $3
          ) as p
        ), '[]'),
        'page', $2, 'pageSize', $3,
        'total', least(counted.total, 1000), 'totalIsCapped', counted.total > 1000
      )::text
      from (
        select count(*) as total from (select from (%1$s) as f limit 1001) as row
      ) as counted
    $query$, query, item
  ) into answer using words, page, page_size;
  return answer;
end
$$;
comment on function muster.page_json(text, text, text, bigint, integer) is
'A page of what a query finds (id and created_at; $1 is what is looked for), newest first.';

-- What people write and spend is theirs: a platform admin reads it only for a reason, which the audit
-- keeps with who read what (K11).
create function muster.require_disclosure(reason text) returns uuid
language plpgsql stable
set search_path = ''
as $$
declare
  caller_id uuid := muster.require_platform_permission('manage_all_groups');
begin
  if length(btrim(reason)) between 10 and 500 then
    return caller_id;
  end if;
  raise exception using errcode = '23514', message = 'a reason is needed',
    constraint = 'disclosure_reason_length', table = 'audit_log', schema = 'public';
end
$$;
comment on function muster.require_disclosure(text) is
'Refuses whoever is no platform admin, and an admin who gives no reason.';

create function muster.admin_user_json(user_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_build_object(
      'id', u.id, 'email', a.email, 'emailVerified', a.confirmed_at is not null,
      'fullName', u.full_name, 'avatarUrl', u.avatar_url,
      'state', case
        when not u.is_active then 'deleted' when a.banned_until > clock_timestamp() then 'banned'
        else 'active' end,
      'isPlatformAdmin', muster.is_platform_admin(u.id),
      'createdAt', u.created_at, 'lastSignInAt', p.last_sign_in_at,
      'ban', case when a.banned_until > clock_timestamp() then json_build_object(
        'until', case when isfinite(a.banned_until) then a.banned_until end,
        'reason', b.reason, 'bannedAt', b.banned_at, 'bannedById', b.banned_by_user_id
      ) end
    )
    from public.users as u
    left join auth.users as a on a.id = u.auth_user_id
    left join public.user_private as p on p.user_id = u.id
    left join muster.bans as b on b.user_id = u.id
    where u.id = admin_user_json.user_id
  );
end
$$;
comment on function muster.admin_user_json(uuid) is 'A person as platform admins see them.';

create function api.admin_users(q text, state text, page bigint, page_size integer) returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  words text;
  is_common boolean;
  condition text := '';
begin
  perform muster.require_platform_permission('manage_all_groups');
  words := muster.search_words(q);
  if words ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    condition := ' and u.id = $1::uuid';
  elsif words is not null then
    -- What few have is found by the indexes of both tables, which a plain `or` would not use;
    -- what thousands have is met soon on the way from the newest.
    execute $query$
      select count(*) >= 2000 from (
        (select from auth.users as a where a.email::text ilike muster.like_pattern($1) limit 2000)
        union all
        (select from public.users as n where n.full_name ilike muster.like_pattern($1) limit 2000)
      ) as matching
    $query$ into is_common using words;
    condition := case when is_common then ' and (
        u.full_name ilike muster.like_pattern($1) or exists (
          select
          from auth.users as a
          where a.id = u.id and a.email::text ilike muster.like_pattern($1)))'
      else ' and u.id in (
        select a.id from auth.users as a where a.email::text ilike muster.like_pattern($1)
        union
        select n.id from public.users as n where n.full_name ilike muster.like_pattern($1))'
    end;
  end if;
  return muster.page_json(
    'select u.id, u.created_at from public.users as u where ' || case state
      when 'active' then 'u.is_active and not exists (
        select from auth.users as a where a.id = u.id and a.banned_until > now())'
      when 'banned' then 'u.id in (
        select a.id from auth.users as a where a.banned_until > now())'
      when 'deleted' then 'not u.is_active'
      else 'true' end || condition,
    'muster.admin_user_json(p.id)', words, coalesce(page, 1), coalesce(page_size, 20)
  );
end
$$;
comment on function api.admin_users(text, text, bigint, integer) is 'GET /admin/users';
grant execute on function api.admin_users(text, text, bigint, integer) to authenticated;

create function api.admin_user(user_id uuid) returns table (body text)
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.require_platform_permission('manage_all_groups');
  return query
  select muster.admin_user_json(u.id)::text
  from public.users as u where u.id = admin_user.user_id;
end
$$;
comment on function api.admin_user(uuid) is 'GET /admin/users/{id}; also after a change.';
grant execute on function api.admin_user(uuid) to authenticated;

create function muster.admin_group_json(group_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_build_object(
      'id', g.id, 'name', g.name, 'label', g.label,
      'template', (
        select t.name
        from public.group_templates as t where t.id = g.created_from_group_template_id
      ),
      'isPublic', g.is_public, 'memberCount', g.member_count, 'archivedAt', g.archived_at,
      'createdById', g.created_by_user_id, 'createdAt', g.created_at
    )
    from public.groups as g where g.id = admin_group_json.group_id
  );
end
$$;
comment on function muster.admin_group_json(uuid) is 'A group in the list of platform admins.';

create function api.admin_groups(q text, archived text, page bigint, page_size integer)
returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  words text;
begin
  perform muster.require_platform_permission('manage_all_groups');
  words := muster.search_words(q);
  return muster.page_json(
    'select g.id, g.created_at from public.groups as g where ' || case archived
      when 'true' then 'g.archived_at is not null'
      when 'false' then 'g.archived_at is null'
      else 'true' end
    || case
      when words is null then ''
      when words ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ' and g.id = $1::uuid'
      else ' and g.name ilike muster.like_pattern($1)' end,
    'muster.admin_group_json(p.id)', words, coalesce(page, 1), coalesce(page_size, 20)
  );
end
$$;
comment on function api.admin_groups(text, text, bigint, integer) is 'GET /admin/groups';
grant execute on function api.admin_groups(text, text, bigint, integer) to authenticated;

create function api.ban_user(user_id uuid, ban jsonb) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  until text := ban ->> 'until';
begin
  -- As the API writes times; what else PostgreSQL takes for one is none here.
  if until !~ '^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$' then
    raise exception using errcode = '23514', message = 'not a time',
      constraint = 'bans_until_shape', table = 'bans', schema = 'muster';
  end if;
  return query
  select a.body
  from api.admin_user(
    public.ban_user(ban_user.user_id, until::timestamptz, ban ->> 'reason')
  ) as a;
end
$$;
comment on function api.ban_user(uuid, jsonb) is 'POST /admin/users/{id}/ban';
grant execute on function api.ban_user(uuid, jsonb) to authenticated;
