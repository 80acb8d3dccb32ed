-- Counts over time. Of days, weeks and months that are over they are kept (muster.analytics);
-- what goes on is counted when it is asked for. Everything is of UTC: a platform has people in
-- every time zone, and a day that is another for each of them could not be summed.

create function muster.count_bucket(
  bucket text, starts_on date,
  out sign_ups bigint, out groups_created bigint, out invites_sent bigint,
  out invites_accepted bigint, out active_groups bigint
)
language plpgsql stable
set search_path = ''
as $$
declare
  first timestamptz := starts_on::timestamp at time zone 'UTC';
  beyond timestamptz := (starts_on + ('1 ' || bucket)::interval) at time zone 'UTC';
begin
  sign_ups := (
    select count(*) from public.users as u where u.created_at >= first and u.created_at < beyond
  );
  groups_created := (
    select count(*) from public.groups as g where g.created_at >= first and g.created_at < beyond
  );
  invites_sent := (
    select count(*) from public.invites as i where i.created_at >= first and i.created_at < beyond
  );
  invites_accepted := (
    select count(*) from public.invite_uses as u where u.used_at >= first and u.used_at < beyond
  );
  active_groups := (
    select count(*) from (
      select distinct a.group_id
      from public.audit_log as a
      where a.at >= first and a.at < beyond and a.group_id is not null
    ) as active
  );
end
$$;
comment on function muster.count_bucket(text, date) is
'Counts what happened in a day, week or month that begins on a date, of UTC.';

create function muster.first_bucket(bucket text) returns date
language plpgsql stable
set search_path = ''
as $$
begin
  return date_trunc(
    bucket, (select min(u.created_at) from public.users as u) at time zone 'UTC'
  )::date;
end
$$;
comment on function muster.first_bucket(text) is
'The day, week or month in which there first was somebody; null: nobody yet.';

create function muster.roll_up_analytics() returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  size text;
  next date;
  counted record;
begin
  foreach size in array array['day', 'week', 'month'] loop
    select (max(a.starts_on) + ('1 ' || size)::interval)::date into next
    from muster.analytics as a where a.bucket = size;
    next := coalesce(next, muster.first_bucket(size));
    -- An hour later nothing is under way any more that began before. So many at a time.
    for done in 1..50 loop
      exit when next is null
        or (next + ('1 ' || size)::interval) at time zone 'UTC'
        > clock_timestamp() - interval '1 hour';
      counted := muster.count_bucket(size, next);
      insert into muster.analytics (
        bucket, starts_on, sign_ups, groups_created, invites_sent, invites_accepted, active_groups
      )
      values (
        size, next, counted.sign_ups, counted.groups_created, counted.invites_sent,
        counted.invites_accepted, counted.active_groups
      )
      on conflict on constraint analytics_pkey do nothing;
      next := (next + ('1 ' || size)::interval)::date;
    end loop;
  end loop;
end
$$;
comment on function muster.roll_up_analytics() is
'Keeps the counts of days, weeks and months that are over.';

create function api.admin_analytics(bucket text, from_day date, to_day date) returns text
language plpgsql stable security definer
set search_path = ''
as $$
#variable_conflict use_variable
declare
  first date;
  last date;
  items json;
begin
  perform muster.require_platform_permission('view_platform_analytics');
  bucket := coalesce(bucket, 'day');
  last := coalesce(to_day, (clock_timestamp() at time zone 'UTC')::date);
  first := date_trunc(bucket, coalesce(from_day, last - 29)::timestamp)::date;
  if first > last then
    raise exception using errcode = '23514', message = 'from is after to',
      constraint = 'analytics_range', table = 'analytics', schema = 'muster';
  end if;
  if (last - first) / (case bucket when 'day' then 1 when 'week' then 7 else 30 end) >= 1000 then
    raise exception using errcode = '23514', message = 'too many',
      constraint = 'analytics_count', table = 'analytics', schema = 'muster';
  end if;
  select coalesce(json_agg(json_build_object(
    'startsOn', b.starts_on, 'signUps', coalesce(k.sign_ups, c.sign_ups, 0),
    'groupsCreated', coalesce(k.groups_created, c.groups_created, 0),
    'invitesSent', coalesce(k.invites_sent, c.invites_sent, 0),
    'invitesAccepted', coalesce(k.invites_accepted, c.invites_accepted, 0),
    'activeGroups', coalesce(k.active_groups, c.active_groups, 0)
  ) order by b.starts_on), '[]') into items
  from (
    select s::date as starts_on
    from generate_series(first::timestamp, last::timestamp, ('1 ' || bucket)::interval) as s
  ) as b
  left join muster.analytics as k on k.bucket = bucket and k.starts_on = b.starts_on
  left join lateral (
    select * from muster.count_bucket(bucket, b.starts_on)
    -- What is over is kept; before the first person and after today there is nothing.
    where k.starts_on is null and b.starts_on >= muster.first_bucket(bucket)
      and b.starts_on <= (clock_timestamp() at time zone 'UTC')::date
  ) as c on true;
  return json_build_object(
    'bucket', bucket, 'from', first, 'to', last, 'items', items,
    'totals', json_build_object(
      'users', (select count(*) from public.users as u where u.is_active),
      'deletedUsers', (select count(*) from public.users as u where not u.is_active),
      'bannedUsers', (select count(*) from auth.users as a where a.banned_until > now()),
      'groups', (select count(*) from public.groups as g where g.archived_at is null),
      'archivedGroups', (select count(*) from public.groups as g where g.archived_at is not null)
    )
  )::text;
end
$$;
comment on function api.admin_analytics(text, date, date) is 'GET /admin/analytics';
grant execute on function api.admin_analytics(text, date, date) to authenticated;
