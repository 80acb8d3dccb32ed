-- What the cells of an imported table say: amounts, people, and what is wrong with a line.

create function muster.minor_amount(cell text, minor_units integer) returns bigint
language plpgsql immutable
set search_path = ''
as $$
begin
  -- Decimals beyond those of the currency have to be zeros.
  if coalesce(btrim(cell), '') !~ '^-?\d{1,12}([.]\d{1,10})?$'
    or mod(btrim(cell)::numeric * 10::numeric ^ minor_units, 1) <> 0
  then
    return null;
  end if;
  return (btrim(cell)::numeric * 10::numeric ^ minor_units)::bigint;
end
$$;
comment on function muster.minor_amount(text, integer) is
'An amount with decimals in minor units; null: it is none of the currency.';

create function muster.refuse_import(errors jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if errors <> '[]' then
    raise exception using errcode = 'MU152', message = 'import_invalid',
      detail = jsonb_build_object('errors', errors);
  end if;
end
$$;
comment on function muster.refuse_import(jsonb) is 'Refuses a table, with what is wrong in it.';

create function muster.import_error(line integer, message text) returns jsonb
language sql immutable
set search_path = ''
as $$
  select jsonb_build_array(jsonb_build_object(
    'field', 'csv', 'code', 'line_' || line, 'message', 'line ' || line || ': ' || message))
$$;
comment on function muster.import_error(integer, text) is 'What is wrong in a line of a table.';

create function muster.import_cell(cell text) returns text
language sql immutable
set search_path = ''
as $$
  -- The apostrophe that keeps text from being a formula is none of the text.
  select btrim(regexp_replace(cell, '^''(?=[=+\-@])', ''))
$$;
comment on function muster.import_cell(text) is 'The text of a cell.';

create function muster.import_names(group_id uuid, header jsonb, people jsonb)
returns table (number integer, name text, person_id uuid, is_placeholder boolean)
language plpgsql volatile
set search_path = ''
as $$
declare
  names text [];
  errors jsonb := '[]';
  wrong text;
begin
  if (
    select array_agg(lower(btrim(h.cell)) order by h.number)
    from jsonb_array_elements_text(header) with ordinality as h (cell, number)
    where h.number <= 5
  ) is distinct from array['date', 'description', 'category', 'cost', 'currency'] then
    perform muster.refuse_import(muster.import_error(1,
      'begins with other columns than Date, Description, Category, Cost, Currency'));
  end if;
  names := array(
    select muster.import_cell(h.cell)
    from jsonb_array_elements_text(header) with ordinality as h (cell, number)
    where h.number > 5
    order by h.number
  );
  if cardinality(names) not between 1 and 500 or '' = any(names)
    or exists (select from unnest(names) as n (name) where length(n.name) > 100)
    or cardinality(names) <> (select count(distinct n.name) from unnest(names) as n (name))
  then
    perform muster.refuse_import(muster.import_error(1,
      'has no column for a person, one without a name, one name twice, or a name or number of them that is too long'));
  end if;
  if people is not null and jsonb_typeof(people) <> 'object' then
    perform muster.invalid('expense_import_people');
  end if;
  for wrong in
    select k.key
    from jsonb_object_keys(coalesce(nullif(people, 'null'), '{}')) as k (key)
    where k.key <> all(names)
      or jsonb_typeof(people -> k.key) <> 'string'
      or people ->> k.key !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  loop
    errors := errors || jsonb_build_array(jsonb_build_object('field', 'people.' || wrong,
      'code', 'invalid', 'message', 'is no column of the table, or does not give an id'));
  end loop;
  perform muster.refuse_import(errors);
  return query
  with members as (
    select u.id, u.full_name
    from muster.direct_access as a
    join public.users as u on u.id = a.user_id
    where a.group_id = import_names.group_id and a.status = 'active'
  ),
  placeholders as (
    select h.id, h.full_name
    from public.expense_placeholders as h
    where h.group_id = import_names.group_id and h.claimed_at is null
  )
  select n.number::integer, n.name,
    coalesce(
      (people ->> n.name)::uuid,
      (select min(m.id::text)::uuid from members as m where m.full_name = n.name having count(*) = 1),
      (
        select min(h.id::text)::uuid
        from placeholders as h where h.full_name = n.name having count(*) = 1
      )
    ),
    false
  from unnest(names) with ordinality as n (name, number);
end
$$;
comment on function muster.import_names(uuid, jsonb, jsonb) is
'Whom the columns of a table stand for: as given, or by their exact name; null: nobody here yet.';
