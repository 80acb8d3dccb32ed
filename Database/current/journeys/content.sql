-- What a journey holds: steps in order, checked in one place.

create function muster.is_blank(value text) returns boolean
language sql immutable
set search_path = ''
as $$
  select value !~ '[^\s\u0085\u00a0\u1680\u180e\u2000-\u200d\u2028\u2029\u202f\u205f-\u2064\u3000\ufeff]'
$$;
comment on function muster.is_blank(text) is
'Whether there is nothing to be seen in a text: white space of any script, and what has no width.';

create function muster.content_problem(field text, code text, message text) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_build_array(jsonb_build_object('field', field, 'code', code, 'message', message))
$$;
comment on function muster.content_problem(text, text, text) is
'A list of one problem, as errors of a request are told.';

create function muster.most_problems() returns integer
language sql immutable
set search_path = ''
as $$
  select 100
$$;
comment on function muster.most_problems() is 'How many problems of a content are told at once.';

create function muster.text_problem(
  step jsonb, name text, path text, shortest integer, longest integer
) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
  if coalesce(step -> name, 'null') = 'null' then
    return muster.content_problem(path || '.' || name, 'required', 'is needed');
  elsif jsonb_typeof(step -> name) <> 'string' then
    return muster.content_problem(path || '.' || name, 'type', 'is not a text');
  elsif (shortest > 0 and muster.is_blank(step ->> name)) or length(step ->> name) > longest then
    return muster.content_problem(path || '.' || name, 'length',
      'takes ' || shortest || ' to ' || longest || ' characters');
  end if;
  return '[]';
end
$$;
comment on function muster.text_problem(jsonb, text, text, integer, integer) is
'What is wrong with a text of a step.';

create function muster.number_problem(step jsonb, name text, path text, most integer)
returns jsonb
language plpgsql immutable
set search_path = ''
as $$
begin
  if coalesce(step -> name, 'null') = 'null' then
    return '[]';
  elsif jsonb_typeof(step -> name) <> 'number' or (step ->> name)::numeric % 1 <> 0 then
    return muster.content_problem(path || '.' || name, 'type', 'is not a whole number');
  elsif not ((step ->> name)::numeric between 1 and most) then
    return muster.content_problem(path || '.' || name, 'range', 'takes 1 to ' || most);
  end if;
  return '[]';
end
$$;
comment on function muster.number_problem(jsonb, text, text, integer) is
'What is wrong with a number of a step, which may be left out.';

create function muster.step_problems(step jsonb, path text) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
declare
  problems jsonb := '[]';
begin
  if jsonb_typeof(step) <> 'object' then
    return muster.content_problem(path, 'type', 'is not an object');
  end if;
  select coalesce(jsonb_agg(p.problem), '[]') into problems
  from (
    select k.name
    from jsonb_object_keys(step) as k (name)
    where k.name not in (
      'id', 'title', 'kind', 'body', 'required', 'durationMinutes', 'opensInWeek'
    )
    limit muster.most_problems()
  ) as u
  cross join lateral jsonb_array_elements(
    muster.content_problem(path || '.' || left(u.name, 64), 'unknown_field', 'is not a field here')
  ) as p (problem);
  problems := problems || muster.text_problem(step, 'id', path, 1, 64)
    || muster.text_problem(step, 'title', path, 1, 200)
    || muster.text_problem(step, 'body', path, 0, 20000)
    || muster.number_problem(step, 'durationMinutes', path, 10080)
    || muster.number_problem(step, 'opensInWeek', path, 104);
  if jsonb_typeof(step -> 'id') = 'string' and step ->> 'id' !~ '^[A-Za-z0-9_-]*$' then
    problems := problems || muster.content_problem(
      path || '.id', 'invalid', 'takes letters, digits, - and _');
  end if;
  if jsonb_typeof(step -> 'title') = 'string' and step ->> 'title' ~ '[[:cntrl:]]' then
    problems := problems || muster.content_problem(
      path || '.title', 'invalid', 'has control characters');
  end if;
  if coalesce(step ->> 'kind', '') not in ('text', 'link', 'video', 'task', 'reflection') then
    problems := problems || muster.content_problem(
      path || '.kind', 'unknown', 'is text, link, video, task or reflection');
  end if;
  if step ->> 'kind' in ('link', 'video') and jsonb_typeof(step -> 'body') = 'string'
    and (step ->> 'body' !~ '^https?://[^[:space:][:cntrl:]]+$' or length(step ->> 'body') > 2000)
  then
    problems := problems || muster.content_problem(
      path || '.body', 'invalid', 'is not an http or https URL of up to 2,000 characters');
  elsif jsonb_typeof(step -> 'body') = 'string'
    and translate(step ->> 'body', E'\t\n\r', '') ~ '[[:cntrl:]]'
  then
    problems := problems || muster.content_problem(
      path || '.body', 'invalid', 'has control characters');
  end if;
  if jsonb_typeof(coalesce(step -> 'required', 'null')) not in ('boolean', 'null') then
    problems := problems || muster.content_problem(
      path || '.required', 'type', 'is not true or false');
  end if;
  return problems;
end
$$;
comment on function muster.step_problems(jsonb, text) is 'What is wrong with a step.';

create function muster.content_problems(content jsonb) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
declare
  problems jsonb := '[]';
  step record;
begin
  if jsonb_typeof(content) is distinct from 'object' then
    return muster.content_problem('content', 'type', 'is not an object');
  elsif octet_length(content::text) > 1000000 then
    return muster.content_problem('content', 'length', 'takes 1,000,000 bytes');
  elsif jsonb_typeof(content -> 'steps') is distinct from 'array' then
    return muster.content_problem('content.steps', 'type', 'is not a list');
  elsif jsonb_array_length(content -> 'steps') > 200 then
    return muster.content_problem('content.steps', 'length', 'takes 200 steps');
  end if;
  select coalesce(jsonb_agg(p.problem), '[]') into problems
  from (
    select k.name
    from jsonb_object_keys(content) as k (name)
    where k.name <> 'steps'
    limit muster.most_problems()
  ) as u
  cross join lateral jsonb_array_elements(
    muster.content_problem('content.' || left(u.name, 64), 'unknown_field', 'is not a field here')
  ) as p (problem);
  for step in
    select s.value, 'content.steps[' || (s.number - 1) || ']' as path,
      count(*) over (partition by s.value ->> 'id' order by s.number) > 1 as is_again
    from jsonb_array_elements(content -> 'steps') with ordinality as s (value, number)
    order by s.number
  loop
    problems := problems || muster.step_problems(step.value, step.path);
    if step.is_again and step.value ->> 'id' is not null then
      problems := problems || muster.content_problem(
        step.path || '.id', 'duplicate', 'is the id of an earlier step');
    end if;
    exit when jsonb_array_length(problems) >= muster.most_problems();
  end loop;
  return jsonb_path_query_array(
    problems, '$[0 to $last]', jsonb_build_object('last', muster.most_problems() - 1));
end
$$;
comment on function muster.content_problems(jsonb) is
'What is wrong with the content of a journey, each with its path; the first hundred.';

create function muster.checked_content(content jsonb) returns jsonb
language plpgsql immutable
set search_path = ''
as $$
declare
  problems jsonb := muster.content_problems(content);
begin
  if problems <> '[]' then
    raise exception using errcode = 'MU175', message = 'content_invalid',
      detail = jsonb_build_object('errors', problems);
  end if;
  return jsonb_build_object('steps', (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'id', s.value -> 'id', 'title', btrim(s.value ->> 'title'), 'kind', s.value -> 'kind',
        'body', s.value -> 'body',
        'required', coalesce((s.value ->> 'required')::boolean, true),
        'opensInWeek', coalesce((s.value ->> 'opensInWeek')::numeric::integer, 1)
      ) || case when s.value ->> 'durationMinutes' is null then '{}'
        else jsonb_build_object(
          'durationMinutes', (s.value ->> 'durationMinutes')::numeric::integer
        ) end
      order by s.number
    ), '[]')
    from jsonb_array_elements(content -> 'steps') with ordinality as s (value, number)
  ));
end
$$;
comment on function muster.checked_content(jsonb) is
'The content of a journey with what was left out filled in; refused with every problem.';

create function muster.released_content(journey_id uuid, version integer) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object('steps', (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'id', s.step_id, 'title', s.title, 'kind', s.kind, 'body', b.body,
        'required', s.required, 'opensInWeek', s.opens_in_week
      ) || case when s.duration_minutes is null then '{}'
        else jsonb_build_object('durationMinutes', s.duration_minutes) end
      order by s.position
    ), '[]')
    from public.journey_steps as s
    join public.journey_step_bodies as b
      on b.journey_id = s.journey_id and b.version = s.version and b.step_id = s.step_id
    where s.journey_id = released_content.journey_id and s.version = released_content.version
  ));
end
$$;
comment on function muster.released_content(uuid, integer) is
'The content of a released version, as a draft has it.';

create function muster.tags(input jsonb) returns text []
language plpgsql stable
set search_path = ''
as $$
declare
  words text [];
begin
  if jsonb_typeof(coalesce(nullif(input, 'null'), '[]')) <> 'array' or exists (
    select
    from jsonb_array_elements(
      case when jsonb_typeof(input) = 'array' then input else '[]' end
    ) as e (word)
    where jsonb_typeof(e.word) <> 'string'
      or length(btrim(e.word #>> '{}')) > 40
      or muster.is_blank(e.word #>> '{}')
      or e.word #>> '{}' ~ '[[:cntrl:]]'
  ) then
    raise exception using errcode = '23514', message = 'a tag is too short or too long',
      constraint = 'journeys_tags_length', table = 'journeys', schema = 'public';
  end if;
  select coalesce(array_agg(w.word order by w.number), '{}') into words
  from (
    select lower(btrim(e.word)) as word, min(e.number) as number
    from jsonb_array_elements_text(coalesce(nullif(input, 'null'), '[]'))
      with ordinality as e (word, number)
    group by 1
  ) as w;
  return words;
end
$$;
comment on function muster.tags(jsonb) is
'The distinct tags of a list, trimmed and in lower case.';
