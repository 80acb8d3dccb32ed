-- What has to hold of the money of groups, for muster doctor (see operations/invariants.sql).

create function muster.expense_invariants(group_ids uuid [])
returns table (name text, id uuid)
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  with said as (
    select m.group_id, m.currency, m.person_id, sum(m.amount)::bigint as amount
    from (
      select p.group_id, e.currency, p.person_id, p.amount
      from unnest(group_ids) as w (id)
      join public.expenses as e on e.group_id = w.id and e.deleted_at is null
      join public.expense_payers as p on p.expense_id = e.id
      union all
      select s.group_id, e.currency, s.person_id, -s.amount
      from unnest(group_ids) as w (id)
      join public.expenses as e on e.group_id = w.id and e.deleted_at is null
      join public.expense_shares as s on s.expense_id = e.id
      union all
      select t.group_id, t.currency, x.id, x.sign * t.amount
      from unnest(group_ids) as w (id)
      join public.settlements as t on t.group_id = w.id and t.status = 'recorded'
      cross join lateral (values (t.from_person_id, 1), (t.to_person_id, -1)) as x (id, sign)
    ) as m
    group by m.group_id, m.currency, m.person_id
    having sum(m.amount) <> 0
  ),
  kept as (
    select b.group_id, b.currency, b.person_id, b.amount
    from unnest(group_ids) as w (id)
    join public.expense_balances as b on b.group_id = w.id
  )
  select 'expense_balances', d.group_id
  from ((table said except table kept) union all (table kept except table said)) as d
  union all
  select 'expense_zero_sum', k.group_id
  from kept as k
  group by k.group_id, k.currency
  having sum(k.amount) <> 0
  union all
  select 'expense_sums', e.group_id
  from unnest(group_ids) as w (id)
  join public.expenses as e on e.group_id = w.id
  where e.amount is distinct from (
      select sum(p.amount) from public.expense_payers as p where p.expense_id = e.id
    ) or e.amount is distinct from (
      select sum(s.amount) from public.expense_shares as s where s.expense_id = e.id
    )
  union all
  select 'expense_holds', w.id
  from unnest(group_ids) as w (id)
  where exists (select from kept as k where k.group_id = w.id) <> exists (
    select from public.group_holds as h where h.group_id = w.id and h.reason = 'expenses'
  );
end
$$;
comment on function muster.expense_invariants(uuid []) is
'Those of the groups whose kept balances are not the sum of their rows, do not sum to zero, or do not hold the group; or one of whose expenses is not made up by its payers and shares.';
