-- Expenses as a table (X5), in the shape that other programs of this kind write and read: a column
-- for each person with what they paid less what is theirs; settlements as rows of category Payment.

create function muster.decimal_text(amount bigint, minor_units integer) returns text
language sql immutable
set search_path = ''
as $$
  select round(amount::numeric / 10::numeric ^ minor_units, minor_units)::text
$$;
comment on function muster.decimal_text(bigint, integer) is 'An amount with its decimals.';

create function muster.csv_cell(cell text) returns text
language sql immutable
set search_path = ''
as $$
  select case when c.safe ~ '[",\r\n]' then '"' || replace(c.safe, '"', '""') || '"' else c.safe end
  from (
    -- What a spreadsheet would take for a formula is text by an apostrophe.
    select case when cell ~ '^[=+\-@\t\r\n]' then '''' || cell else coalesce(cell, '') end as safe
  ) as c
$$;
comment on function muster.csv_cell(text) is 'Text as a cell of RFC 4180, never a formula.';

create function api.expenses_csv(group_id uuid, filters jsonb) returns text
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  sees_all boolean;
  people uuid [];
  header text;
  answer text;
begin
  perform api.require_money(expenses_csv.group_id);
  sees_all := muster.money_role(caller_id, expenses_csv.group_id) <> 'frozen';
  people := array(
    select distinct b.person_id
    from (
      select p.person_id, p.expense_id, p.group_id from public.expense_payers as p
      union all
      select s.person_id, s.expense_id, s.group_id from public.expense_shares as s
    ) as b
    join public.expenses as e on e.id = b.expense_id and e.deleted_at is null
    where b.group_id = expenses_csv.group_id
      and (sees_all or b.expense_id in (select m.expense_id from muster.my_expenses as m))
    union
    select x.id
    from public.settlements as t
    cross join lateral (values (t.from_person_id), (t.to_person_id)) as x (id)
    where t.group_id = expenses_csv.group_id and t.status = 'recorded'
      and (sees_all or caller_id in (t.from_user_id, t.to_user_id))
  );
  select coalesce(array_agg(n.id order by n.name, n.id), '{}'),
    'Date,Description,Category,Cost,Currency' || coalesce(
      string_agg(',' || muster.csv_cell(n.name || case when n.number > 1
        then ' (' || n.number || ')' else '' end), '' order by n.name, n.id), '')
  into people, header
  from (
    select w.id, muster.money_name(w.id) as name,
      row_number() over (partition by muster.money_name(w.id) order by w.id) as number
    from unnest(people) as w (id)
  ) as n;
  with chosen as materialized (
    select e.id, e.spent_on, e.created_at, e.description, e.category, e.amount, e.currency,
      c.minor_units, 10::numeric ^ c.minor_units as scale
    from public.expenses as e
    join public.currencies as c on c.code = e.currency
    where e.group_id = expenses_csv.group_id and e.deleted_at is null
      and (sees_all or e.id in (select m.expense_id from muster.my_expenses as m))
      and (filters ->> 'q' is null or e.id in (
        select q.id from api.matching_expenses(expenses_csv.group_id, filters ->> 'q') as q (id)
      ))
      and (filters ->> 'from' is null or e.spent_on >= (filters ->> 'from')::date)
      and (filters ->> 'to' is null or e.spent_on <= (filters ->> 'to')::date)
      and (filters ->> 'category' is null or e.category = lower(btrim(filters ->> 'category')))
      and (filters ->> 'currency' is null or e.currency = filters ->> 'currency')
      and (filters ->> 'userId' is null or e.id in (
        select p.expense_id
        from public.expense_payers as p
        where p.group_id = expenses_csv.group_id and p.person_id = (filters ->> 'userId')::uuid
        union all
        select s.expense_id
        from public.expense_shares as s
        where s.group_id = expenses_csv.group_id and s.person_id = (filters ->> 'userId')::uuid
      ))
  ),
  nets as (
    select b.expense_id, b.person_id, sum(b.amount)::bigint as amount
    from (
      select p.expense_id, p.person_id, p.amount
      from public.expense_payers as p where p.group_id = expenses_csv.group_id
      union all
      select s.expense_id, s.person_id, -s.amount
      from public.expense_shares as s where s.group_id = expenses_csv.group_id
    ) as b
    where b.expense_id in (select c.id from chosen as c)
    group by b.expense_id, b.person_id
  ),
  cells as (
    select c.id, string_agg(
      ',' || round(coalesce(n.amount, 0) / c.scale, c.minor_units), '' order by w.number
    ) as texts
    from chosen as c
    cross join unnest(people) with ordinality as w (id, number)
    left join nets as n on n.expense_id = c.id and n.person_id = w.id
    group by c.id
  ),
  lines as (
    select c.spent_on as day, c.created_at, c.id,
      c.spent_on || ',' || muster.csv_cell(c.description) || ','
      || muster.csv_cell(coalesce(c.category, 'General')) || ','
      || round(c.amount / c.scale, c.minor_units) || ',' || c.currency || x.texts as line
    from chosen as c
    join cells as x on x.id = c.id
    union all
    select t.settled_on, t.created_at, t.id,
      t.settled_on || ',' || muster.csv_cell(coalesce(t.note, 'Payment')) || ',Payment,'
      || muster.decimal_text(t.amount, c.minor_units) || ',' || t.currency || coalesce((
        select string_agg(',' || muster.decimal_text(
          case w.id when t.from_person_id then t.amount when t.to_person_id then -t.amount
            else 0 end, c.minor_units), '' order by w.number)
        from unnest(people) with ordinality as w (id, number)
      ), '')
    from public.settlements as t
    join public.currencies as c on c.code = t.currency
    where t.group_id = expenses_csv.group_id and t.status = 'recorded'
      and (sees_all or caller_id in (t.from_user_id, t.to_user_id))
      and filters ->> 'q' is null
      and (filters ->> 'category' is null or lower(btrim(filters ->> 'category')) = 'payment')
      and (filters ->> 'from' is null or t.settled_on >= (filters ->> 'from')::date)
      and (filters ->> 'to' is null or t.settled_on <= (filters ->> 'to')::date)
      and (filters ->> 'currency' is null or t.currency = filters ->> 'currency')
      and (filters ->> 'userId' is null
        or (filters ->> 'userId')::uuid in (t.from_person_id, t.to_person_id))
  )
  select string_agg(l.line || E'\r\n', '' order by l.day, l.created_at, l.id) into answer
  from lines as l;
  return header || E'\r\n' || coalesce(answer, '');
end
$$;
comment on function api.expenses_csv(uuid, jsonb) is
'GET /groups/{id}/expenses.csv: the expenses and settlements that the caller sees.';
grant execute on function api.expenses_csv(uuid, jsonb) to authenticated;
