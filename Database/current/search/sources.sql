-- What a search of a group looks through: one function a kind, which finds candidates by index.
-- No policy lets a condition of the caller's use that index, so these see all rows; whoever calls
-- them joins what they find with the table under the caller's policies, or with a view of what the
-- caller sees. A module adds its function here, a branch to muster.search_candidates, and one to
-- api.group_search.

create function muster.hidden_threads(group_id uuid) returns setof uuid
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select p.id
  from public.forum_posts as p
  where p.group_id = hidden_threads.group_id and p.thread_id is null and p.hidden_at is not null;
end
$$;
comment on function muster.hidden_threads(uuid) is 'The threads of a group that are hidden.';

create function muster.matching_posts(group_id uuid, query tsquery)
returns table (id uuid, rank real)
language plpgsql stable rows 10
set search_path = ''
as $$
begin
  return query
  select f.id, ts_rank(f.search, query)
  from (
    select p.id, p.search
    from public.forum_posts as p
    where p.group_id = matching_posts.group_id and p.search @@ query and p.deleted_at is null
      -- Not found once it is hidden (M1), by whoever may read it.
      and p.hidden_at is null
      -- Nor what stands below a hidden thread: else the newest might be all of that.
      and p.root_id not in (select h.id from muster.hidden_threads(matching_posts.group_id) as h (id))
    order by p.position desc
    limit muster.search_limit()
  ) as f;
end
$$;
comment on function muster.matching_posts(uuid, tsquery) is
'The newest posts of a group that fit a query, each with how well, whoever may see them.';

create function muster.found_expenses(group_id uuid, query tsquery)
returns table (id uuid, rank real)
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select f.id, ts_rank(f.words, query)
  from (
    select e.id, e.words
    from public.expenses as e
    where e.group_id = found_expenses.group_id and e.words @@ query and e.deleted_at is null
    order by e.spent_on desc, e.created_at desc, e.id
    limit muster.search_limit()
  ) as f;
end
$$;
comment on function muster.found_expenses(uuid, tsquery) is
'The latest expenses of a group that fit a query, each with how well, whoever may see them.';

create function muster.found_journeys(group_id uuid, query tsquery)
returns table (id uuid, rank real)
language plpgsql stable rows 10
set search_path = ''
as $$
begin
  return query
  select j.id, ts_rank(j.search, query)
  from public.journey_enrollments as e
  join public.journeys as j on j.id = e.journey_id
  where e.group_id = found_journeys.group_id and e.ended_at is null and j.search @@ query;
end
$$;
comment on function muster.found_journeys(uuid, tsquery) is
'The journeys that a group is enrolled in that fit a query, each with how well.';

create function muster.shown_posts(group_id uuid, query tsquery)
returns table (id uuid, root_id uuid, rank real)
language plpgsql stable rows 10
set search_path = ''
as $$
declare
  ids uuid [];
  ranks real [];
begin
  select array_agg(c.id), array_agg(c.rank) into ids, ranks
  from muster.matching_posts(shown_posts.group_id, query) as c;
  -- By their ids, so that the view is not made of all that the caller sees.
  return query
  select v.id, v.root_id, c.rank
  from muster.my_posts as v
  join unnest(ids, ranks) as c (id, rank) on c.id = v.id
  where v.id = any(ids);
end
$$;
comment on function muster.shown_posts(uuid, tsquery) is
'The newest posts of a group that fit a query, among those that the caller sees.';

create function api.search_candidates(group_id uuid, typed text, kinds text [])
returns table (kind text, id uuid, rank real)
language plpgsql stable security definer rows 10
set search_path = ''
as $$
declare
  query tsquery := muster.search_query(typed);
begin
  -- Only of what the caller has to do with, so that nothing is asked of other groups.
  if 'forum' = any(kinds) and exists (
    select from muster.my_forums as f where f.group_id = search_candidates.group_id
  ) then
    return query
    select 'forum', c.id, c.rank
    from muster.shown_posts(search_candidates.group_id, query) as c;
  end if;
  if 'expenses' = any(kinds) and exists (
    select
    from muster.my_groups as g where g.group_id = search_candidates.group_id
  ) then
    return query
    select 'expenses', c.id, c.rank
    from muster.found_expenses(search_candidates.group_id, query) as c
    where muster.sees_expense(c.id, search_candidates.group_id);
  end if;
  if 'journeys' = any(kinds) and exists (
    select from muster.my_access as a where a.group_id = search_candidates.group_id
  ) then
    return query
    select 'journeys', c.id, c.rank
    from muster.found_journeys(search_candidates.group_id, query) as c;
  end if;
end
$$;
comment on function api.search_candidates(uuid, text, text []) is
'What of a group that the caller sees fits a search, by kind and id.';
grant execute on function api.search_candidates(uuid, text, text []) to authenticated;
