-- Expenses out of another program's table: a column for each person with what they paid less what
-- is theirs. All of it or nothing; the same rows again add nothing.

create function public.import_expenses(
  group_id uuid, lines jsonb, people jsonb default null, dry_run boolean default false
) returns jsonb
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_money(import_expenses.group_id);
  errors jsonb := '[]';
  names text [];
  ids uuid [];
  is_new boolean [];
  entry record;
  cells jsonb;
  units integer;
  cost bigint;
  net bigint;
  nets bigint [];
  direction integer;
  positive bigint;
  rest bigint [];
  payers jsonb;
  shares jsonb;
  day date;
  latest date := muster.day_at(caller_id) + 366;
  shares_given bigint;
  item jsonb;
  prepared jsonb [] := '{}';
  description text;
  category text;
  answer jsonb;
begin
  if jsonb_typeof(lines) is distinct from 'array' or jsonb_array_length(lines) = 0 then
    perform muster.refuse_import(muster.import_error(1, 'there is nothing in it'));
  end if;
  if jsonb_array_length(lines) > 5100 then
    perform muster.refuse_import(muster.import_error(1, 'there are more than 5,000 rows'));
  end if;
  select array_agg(n.name order by n.number),
    array_agg(coalesce(n.person_id, gen_random_uuid()) order by n.number),
    array_agg(n.person_id is null order by n.number)
  into names, ids, is_new
  from muster.import_names(present.id, lines -> 0 -> 'cells', people) as n;
  perform muster.refuse_twice(ids, 'expense_import_people_twice');
  -- Names are told only of those who are or were here.
  perform muster.require_people(
    present.id,
    array(
      select p.id
      from unnest(ids, is_new) with ordinality as p (id, fresh, number)
      where not p.fresh
      order by p.number
    ), 'people');
  -- Who is named is active, or a placeholder.
  select coalesce(jsonb_agg(muster.frozen_error('people.' || p.name, p.id) order by p.number), '[]')
  into errors
  from unnest(ids, names, is_new) with ordinality as p (id, name, fresh, number)
  where not p.fresh and muster.money_role(p.id, present.id) is distinct from 'active'
    and not exists (
      select
      from public.expense_placeholders as h
      where h.id = p.id and h.group_id = present.id and h.claimed_at is null
    );
  perform muster.refuse_import(errors);

  -- What is written down is one share for each cell that is not zero.
  shares_given := (
    select count(*)
    from jsonb_array_elements(lines) with ordinality as l (entry, number)
    cross join jsonb_array_elements_text(l.entry -> 'cells') with ordinality as c (cell, place)
    where l.number > 1 and c.place > 5 and c.cell ~ '[1-9]'
  );
  if shares_given > 20000 then
    perform muster.refuse_import(muster.import_error(1, 'there are ' || shares_given
      || ' amounts of people in it, and at most 20,000 are taken at once'));
  end if;
  for entry in
    select (l.entry ->> 'line')::integer as line, l.entry -> 'cells' as cells
    from jsonb_array_elements(lines) with ordinality as l (entry, number)
    where l.number > 1
    order by l.number
  loop
    exit when jsonb_array_length(errors) >= 50;
    cells := entry.cells;
    continue when not exists (
      select from jsonb_array_elements_text(cells) as c (cell) where btrim(c.cell) <> ''
    );
    -- What it all comes to has no cost; an expense of that name has one.
    continue when lower(btrim(cells ->> 1)) = 'total balance'
      and coalesce(btrim(cells ->> 3), '') = '';
    if jsonb_array_length(cells) <> 5 + cardinality(names) then
      errors := errors || muster.import_error(entry.line, 'has '
        || jsonb_array_length(cells) || ' cells, the first line ' || 5 + cardinality(names));
      continue;
    end if;
    begin
      day := muster.calendar_day(to_jsonb(btrim(cells ->> 0)), 'expenses_spent_on_shape');
    exception when check_violation then
      day := null;
    end;
    if day is null or day not between '1900-01-01' and latest then
      errors := errors || muster.import_error(entry.line, 'begins with no day as YYYY-MM-DD');
      continue;
    end if;
    select c.minor_units into units
    from public.currencies as c where c.code = upper(btrim(cells ->> 4));
    if not found then
      errors := errors || muster.import_error(entry.line, 'has a currency that there is not');
      continue;
    end if;
    description := muster.import_cell(regexp_replace(cells ->> 1, '[\t\n\r]+', ' ', 'g'));
    category := nullif(lower(muster.import_cell(cells ->> 2)), '');
    if length(description) not between 1 and 200 or description ~ '[[:cntrl:]]'
      or length(category) > 40 or category ~ '[[:cntrl:]]'
    then
      errors := errors || muster.import_error(entry.line,
        'takes a description of 1 to 200 characters and a category of up to 40');
      continue;
    end if;
    cost := muster.minor_amount(cells ->> 3, units);
    if cost is null or cost = 0 or abs(cost) > 1000000000000 then
      errors := errors || muster.import_error(entry.line, 'has a cost that is no amount');
      continue;
    end if;
    nets := array(
      select muster.minor_amount(c.cell, units)
      from jsonb_array_elements_text(cells) with ordinality as c (cell, number)
      where c.number > 5
      order by c.number
    );
    if array_position(nets, null) is not null then
      errors := errors || muster.import_error(entry.line, 'has a cell that is no amount');
      continue;
    end if;
    if (select sum(n.net) from unnest(nets) as n (net)) <> 0 then
      errors := errors || muster.import_error(entry.line,
        'does not come to zero over all people');
      continue;
    end if;
    direction := sign(cost);
    positive := (
      select coalesce(sum(direction * n.net), 0)
      from unnest(nets) as n (net) where direction * n.net > 0
    );
    if positive > abs(cost) then
      errors := errors || muster.import_error(entry.line, 'owes more than the cost');
      continue;
    end if;
    if category = 'payment' then
      if cost < 0 or positive <> cost
        or (select count(*) from unnest(nets) as n (net) where n.net <> 0) <> 2
      then
        errors := errors || muster.import_error(entry.line,
          'is a payment that is not from one to another');
        continue;
      end if;
      payers := null;
      shares := null;
    else
      -- What is not owed by others is the payers' own: of several, in proportion.
      if positive = 0 then
        -- Nobody owes anybody anything by it: the first pays for themselves.
        nets[1] := cost;
        rest := array[abs(cost)];
      else
        rest := array(
          select d.share
          from muster.divide(
            abs(cost) - positive, array(
              select direction * n.net::numeric
              from unnest(nets) with ordinality as n (net, number)
              where direction * n.net > 0
              order by n.number
            )
          ) as d
          order by d.number
        );
      end if;
      with paying as (
        select n.number, n.net, row_number() over (order by n.number) as place
        from unnest(nets) with ordinality as n (net, number)
        where direction * n.net > 0
      )
      select
        (
          select jsonb_agg(jsonb_build_object('id', ids[p.number],
            'amount', case when positive = 0 then cost else p.net + direction * rest[p.place] end)
            order by p.number)
          from paying as p
        ),
        (
          select jsonb_agg(jsonb_build_object('id', ids[o.number], 'amount', o.amount)
            order by o.number)
          from (
            select p.number, direction * rest[p.place] as amount
            from paying as p where rest[p.place] <> 0
            union all
            select n.number, -n.net
            from unnest(nets) with ordinality as n (net, number)
            where direction * n.net < 0
          ) as o
        )
      into payers, shares;
    end if;
    item := jsonb_build_object(
      'id', gen_random_uuid(), 'line', entry.line, 'day', day, 'description', description,
      'category', category, 'cost', cost, 'currency', upper(btrim(cells ->> 4)),
      'payers', payers, 'shares', shares,
      'from', (
        select ids[n.number]
        from unnest(nets) with ordinality as n (net, number)
        where category = 'payment' and n.net > 0
        limit 1
      ),
      'to', (
        select ids[n.number]
        from unnest(nets) with ordinality as n (net, number)
        where category = 'payment' and n.net < 0
        limit 1
      ),
      'text', jsonb_build_array(day, description, category, cost, upper(btrim(cells ->> 4)), (
        select jsonb_agg(jsonb_build_array(names[n.number], n.net) order by names[n.number])
        from unnest(nets) with ordinality as n (net, number)
        where n.net <> 0
      ))::text
    );
    -- By itself: with a query in the same expression, all of it would be copied each time.
    prepared := array_append(prepared, item);
  end loop;
  if cardinality(prepared) > 5000 then
    errors := errors || muster.import_error(5001, 'there are more than 5,000 rows');
  end if;
  perform muster.refuse_import(errors);
  answer := muster.put_imported(present.id, caller_id, to_jsonb(prepared), ids, names, is_new,
    coalesce(dry_run, false));
  return answer;
end
$$;
comment on function public.import_expenses(uuid, jsonb, jsonb, boolean) is
'Records the expenses and settlements of a table, all or nothing, by an active member; rows that were imported before are left out.';
grant execute on function public.import_expenses(uuid, jsonb, jsonb, boolean) to authenticated;

create function muster.put_imported(
  group_id uuid, caller_id uuid, prepared jsonb, ids uuid [], names text [], is_new boolean [],
  dry_run boolean
) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
  fresh jsonb;
  known integer;
  made jsonb;
begin
  -- A row is known by what it says, and by how often it has said so.
  with numbered as (
    select r.entry, sha256(convert_to(
      (r.entry ->> 'text') || '#' || row_number() over (
        partition by r.entry ->> 'text' order by r.number
      ), 'UTF8')) as digest, r.number
    from jsonb_array_elements(prepared) with ordinality as r (entry, number)
  )
  select
    coalesce(jsonb_agg(n.entry || jsonb_build_object('digest', encode(n.digest, 'hex'))
      order by n.number) filter (where i.digest is null), '[]'),
    count(i.digest)
  into fresh, known
  from numbered as n
  left join muster.expense_imports as i
    on i.group_id = put_imported.group_id and i.digest = n.digest;
  -- Only who is in something new.
  select coalesce(jsonb_agg(jsonb_build_object('userId', p.id, 'fullName', p.name)
    order by p.number), '[]')
  into made
  from unnest(ids, names, is_new) with ordinality as p (id, name, is_fresh, number)
  where p.is_fresh and exists (
    select
    from jsonb_array_elements(fresh) as f (entry)
    where f.entry ->> 'from' = p.id::text or f.entry ->> 'to' = p.id::text
      or f.entry -> 'payers' @> jsonb_build_array(jsonb_build_object('id', p.id))
      or f.entry -> 'shares' @> jsonb_build_array(jsonb_build_object('id', p.id))
  );
  if not dry_run and fresh <> '[]' then
    perform muster.write_imported(put_imported.group_id, caller_id, fresh, made);
  end if;
  return jsonb_build_object(
    'new', jsonb_array_length(fresh), 'present', known, 'placeholders', made, 'dryRun', dry_run);
end
$$;
comment on function muster.put_imported(uuid, uuid, jsonb, uuid [], text [], boolean [], boolean) is
'Keeps what is new of checked rows, and says what that is.';

create function muster.write_imported(group_id uuid, caller_id uuid, fresh jsonb, made jsonb)
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.expense_placeholders (id, group_id, full_name, created_by_user_id)
  select (m.entry ->> 'userId')::uuid, write_imported.group_id, left(m.entry ->> 'fullName', 100),
    caller_id
  from jsonb_array_elements(made) as m (entry);
  if (
    select count(*)
    from public.expense_placeholders as h where h.group_id = write_imported.group_id
  ) > 1000 then
    raise exception using errcode = 'MU144', message = 'too_many_placeholders';
  end if;
  insert into public.expenses (
    id, group_id, description, amount, currency, split_mode, category, spent_on,
    created_by_user_id
  )
  select (f.entry ->> 'id')::uuid, write_imported.group_id, f.entry ->> 'description',
    (f.entry ->> 'cost')::bigint, f.entry ->> 'currency', 'exact', f.entry ->> 'category',
    (f.entry ->> 'day')::date, caller_id
  from jsonb_array_elements(fresh) as f (entry)
  where f.entry ->> 'from' is null;
  insert into public.expense_payers
  (expense_id, group_id, user_id, placeholder_id, amount, position)
  select (f.entry ->> 'id')::uuid, write_imported.group_id, u.id,
    case when u.id is null then (p.entry ->> 'id')::uuid end, (p.entry ->> 'amount')::bigint,
    p.number
  from jsonb_array_elements(fresh) as f (entry)
  cross join lateral jsonb_array_elements(nullif(f.entry -> 'payers', 'null'))
    with ordinality as p (entry, number)
  left join public.users as u on u.id = (p.entry ->> 'id')::uuid;
  insert into public.expense_shares
  (expense_id, group_id, user_id, placeholder_id, value, amount, position)
  select (f.entry ->> 'id')::uuid, write_imported.group_id, u.id,
    case when u.id is null then (s.entry ->> 'id')::uuid end, (s.entry ->> 'amount')::bigint,
    (s.entry ->> 'amount')::bigint, s.number
  from jsonb_array_elements(fresh) as f (entry)
  cross join lateral jsonb_array_elements(nullif(f.entry -> 'shares', 'null'))
    with ordinality as s (entry, number)
  left join public.users as u on u.id = (s.entry ->> 'id')::uuid;
  perform muster.record_expense((f.entry ->> 'id')::uuid, 'imported', caller_id, quietly => true)
  from jsonb_array_elements(fresh) as f (entry)
  where f.entry ->> 'from' is null;
  insert into public.settlements (
    id, group_id, from_user_id, from_placeholder_id, to_user_id, to_placeholder_id, amount,
    currency, note, settled_on, recorded_by_user_id
  )
  select (f.entry ->> 'id')::uuid, write_imported.group_id,
    a.id, case when a.id is null then (f.entry ->> 'from')::uuid end,
    b.id, case when b.id is null then (f.entry ->> 'to')::uuid end,
    (f.entry ->> 'cost')::bigint, f.entry ->> 'currency', f.entry ->> 'description',
    (f.entry ->> 'day')::date, caller_id
  from jsonb_array_elements(fresh) as f (entry)
  left join public.users as a on a.id = (f.entry ->> 'from')::uuid
  left join public.users as b on b.id = (f.entry ->> 'to')::uuid
  where f.entry ->> 'from' is not null;
  insert into muster.expense_imports (group_id, digest)
  select write_imported.group_id, decode(f.entry ->> 'digest', 'hex')
  from jsonb_array_elements(fresh) as f (entry);
  perform muster.tell_of_money(
    array(
      select d.user_id
      from muster.direct_access as d
      where d.group_id = write_imported.group_id and d.status = 'active'
    ), write_imported.group_id, 'expenses_imported',
    jsonb_build_object('count', jsonb_array_length(fresh)), caller_id);
  perform muster.publish_money('expense.changed', write_imported.group_id, '{}', '{}');
  perform muster.audit('expenses.imported', write_imported.group_id, 'expenses', null, caller_id,
    null, jsonb_build_object('count', jsonb_array_length(fresh)));
end
$$;
comment on function muster.write_imported(uuid, uuid, jsonb, jsonb) is
'Writes the new rows of a table: placeholders, expenses, settlements, and that they were imported.';
