-- The search of a group: candidates by index, and each row read as the caller.

create function api.group_search(group_id uuid, typed text, kinds text [])
returns table (
  kind text, id uuid, "threadId" uuid, title text, body text, at timestamptz, rank real
)
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  select c.kind, p.id, p.root_id, t.title, coalesce(p.body, ''), p.created_at,
    c.rank
  from api.search_candidates(group_search.group_id, typed, kinds) as c
  join public.forum_posts as p on c.kind = 'forum' and p.id = c.id
  join public.forum_posts as t on t.id = p.root_id
  union all
  select c.kind, e.id, null, e.description, concat_ws(' ', e.category, e.note), e.created_at,
    c.rank
  from api.search_candidates(group_search.group_id, typed, kinds) as c
  join public.expenses as e on c.kind = 'expenses' and e.id = c.id
  union all
  select c.kind, j.id, null, j.title, coalesce(j.description, ''), j.created_at, c.rank
  from api.search_candidates(group_search.group_id, typed, kinds) as c
  join public.journeys as j on c.kind = 'journeys' and j.id = c.id;
end
$$;
comment on function api.group_search(uuid, text, text []) is
'What of a group that the caller sees fits a search.';
grant execute on function api.group_search(uuid, text, text []) to authenticated;

create function api.expense_author(expense_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_build_object('userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)
    from public.expenses as e
    join public.users as u on u.id = e.created_by_user_id
    where e.id = expense_author.expense_id and muster.sees_expense(e.id, e.group_id)
  );
end
$$;
comment on function api.expense_author(uuid) is 'Who recorded an expense that the caller sees.';
grant execute on function api.expense_author(uuid) to authenticated;

create function api.journey_author(journey_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_build_object('userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)
    from public.journeys as j
    join public.users as u on u.id = j.created_by_user_id
    where j.id = journey_author.journey_id and muster.i_see_journey(j.id)
  );
end
$$;
comment on function api.journey_author(uuid) is 'Who wrote a journey that the caller sees.';
grant execute on function api.journey_author(uuid) to authenticated;

create function api.search_author(kind text, id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return case search_author.kind
    when 'forum' then api.post_author(search_author.id)
    when 'expenses' then api.expense_author(search_author.id)
    when 'journeys' then api.journey_author(search_author.id)
  end;
end
$$;
comment on function api.search_author(text, uuid) is 'Who wrote what a search found.';
grant execute on function api.search_author(text, uuid) to authenticated;

create function api.search_snippet(body text, typed text) returns json
language plpgsql immutable
set search_path = ''
as $$
declare
  -- Texts have no control characters, so these stand for nothing else. What looks like markup is
  -- hidden from PostgreSQL, which would leave it out.
  marked text := translate(
    ts_headline('simple', translate(search_snippet.body, '<>&', E'\x03\x04\x05'),
      muster.search_query(typed),
      E'StartSel="\x01", StopSel="\x02", MaxWords=40, MinWords=20'),
    E'\x03\x04\x05', '<>&');
  part text;
  snippet text := '';
  highlights jsonb := '[]';
begin
  if marked is null then
    return null;
  end if;
  foreach part in array regexp_split_to_array(marked, E'(?=\x01)|(?<=\x02)') loop
    if part like E'\x01%' then
      part := btrim(part, E'\x01\x02');
      highlights := highlights
        || jsonb_build_object('start', length(snippet), 'length', length(part));
    end if;
    snippet := snippet || part;
  end loop;
  return json_build_object('text', snippet, 'highlights', highlights);
end
$$;
comment on function api.search_snippet(text, text) is
'A piece of a text, plain, and where in it the words stand that were looked for, in characters.';
grant execute on function api.search_snippet(text, text) to authenticated;
