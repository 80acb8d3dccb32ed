-- What people owe one another (X3). Balances are kept by these triggers, whoever writes: one net
-- change a person for each statement. Nobody has a row of zero, and while anybody has a row the
-- group cannot be deleted.

create function muster.move_balances(changes jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.expense_balances as b
  (group_id, currency, user_id, placeholder_id, amount)
  select c.group_id, c.currency, c.user_id, c.placeholder_id, sum(c.amount)
  from jsonb_to_recordset(changes) as c (
    group_id uuid, currency text, user_id uuid, placeholder_id uuid, amount bigint
  )
  -- Everything of a deleted group goes with it.
  join public.groups as g on g.id = c.group_id
  group by c.group_id, c.currency, c.user_id, c.placeholder_id
  having sum(c.amount) <> 0
  order by 1, 2, 3, 4
  on conflict on constraint expense_balances_pkey do update
  set amount = b.amount + excluded.amount;
  delete from public.expense_balances as b
  using (
    select distinct c.group_id
    from jsonb_to_recordset(changes) as c (group_id uuid)
  ) as c
  where b.group_id = c.group_id and b.amount = 0;
  insert into public.group_holds (group_id, reason, deletion_only)
  select distinct b.group_id, 'expenses', true
  from public.expense_balances as b
  where b.group_id in (
    select c.group_id from jsonb_to_recordset(changes) as c (group_id uuid)
  )
  on conflict on constraint group_holds_pkey do nothing;
  delete from public.group_holds as h
  where h.reason = 'expenses' and h.group_id in (
    select c.group_id from jsonb_to_recordset(changes) as c (group_id uuid)
  ) and not exists (select from public.expense_balances as b where b.group_id = h.group_id);
end
$$;
comment on function muster.move_balances(jsonb) is
'Adds to balances: a list of group_id, currency, user_id, placeholder_id, amount.';

-- What goes with its group is deleted two triggers deep, and moves no balance that is left.
create function muster.follow_payers() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  -- What was paid is owed to one; what was shared, one owes.
  direction bigint := case tg_table_name when 'expense_payers' then 1 else -1 end;
  changes jsonb;
begin
  if tg_op = 'INSERT' then
    select jsonb_agg(jsonb_build_object('group_id', n.group_id, 'currency', e.currency,
      'user_id', n.user_id, 'placeholder_id', n.placeholder_id, 'amount', direction * n.amount))
    into changes
    from new_rows as n
    join public.expenses as e on e.id = n.expense_id and e.deleted_at is null;
  elsif tg_op = 'DELETE' then
    select jsonb_agg(jsonb_build_object('group_id', o.group_id, 'currency', e.currency,
      'user_id', o.user_id, 'placeholder_id', o.placeholder_id, 'amount', -direction * o.amount))
    into changes
    from old_rows as o
    join public.expenses as e on e.id = o.expense_id and e.deleted_at is null;
  else
    select jsonb_agg(jsonb_build_object('group_id', r.group_id, 'currency', e.currency,
      'user_id', r.user_id, 'placeholder_id', r.placeholder_id, 'amount', r.amount))
    into changes
    from (
      select n.expense_id, n.group_id, n.user_id, n.placeholder_id, direction * n.amount
      from new_rows as n
      union all
      select o.expense_id, o.group_id, o.user_id, o.placeholder_id, -direction * o.amount
      from old_rows as o
    ) as r (expense_id, group_id, user_id, placeholder_id, amount)
    join public.expenses as e on e.id = r.expense_id and e.deleted_at is null;
  end if;
  if changes is not null then
    perform muster.move_balances(changes);
  end if;
  return null;
end
$$;
comment on function muster.follow_payers() is 'Keeps balances when payers or shares change.';
create trigger follow_insert after insert on public.expense_payers
referencing new table as new_rows
for each statement execute function muster.follow_payers();
create trigger follow_update after update on public.expense_payers
referencing old table as old_rows new table as new_rows
for each statement execute function muster.follow_payers();
create trigger follow_delete after delete on public.expense_payers
referencing old table as old_rows
for each statement when (pg_trigger_depth() < 2) execute function muster.follow_payers();
create trigger follow_insert after insert on public.expense_shares
referencing new table as new_rows
for each statement execute function muster.follow_payers();
create trigger follow_update after update on public.expense_shares
referencing old table as old_rows new table as new_rows
for each statement execute function muster.follow_payers();
create trigger follow_delete after delete on public.expense_shares
referencing old table as old_rows
for each statement when (pg_trigger_depth() < 2) execute function muster.follow_payers();

create function muster.follow_expenses() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  changes jsonb;
begin
  with changed as (
    select n.id, n.group_id, o.currency as old_currency, o.deleted_at is null as was,
      n.currency as new_currency, n.deleted_at is null as is_now
    from new_rows as n
    join old_rows as o on o.id = n.id
    where (o.currency, o.deleted_at is null) <> (n.currency, n.deleted_at is null)
  ),
  parts as (
    select c.group_id, c.old_currency, c.was, c.new_currency, c.is_now, p.user_id,
      p.placeholder_id, p.amount
    from changed as c
    join public.expense_payers as p on p.expense_id = c.id
    union all
    select c.group_id, c.old_currency, c.was, c.new_currency, c.is_now, s.user_id,
      s.placeholder_id, -s.amount
    from changed as c
    join public.expense_shares as s on s.expense_id = c.id
  )
  select jsonb_agg(jsonb_build_object('group_id', m.group_id, 'currency', m.currency,
    'user_id', m.user_id, 'placeholder_id', m.placeholder_id, 'amount', m.amount))
  into changes
  from (
    select p.group_id, p.old_currency, p.user_id, p.placeholder_id, -p.amount
    from parts as p where p.was
    union all
    select p.group_id, p.new_currency, p.user_id, p.placeholder_id, p.amount
    from parts as p where p.is_now
  ) as m (group_id, currency, user_id, placeholder_id, amount);
  if changes is not null then
    perform muster.move_balances(changes);
  end if;
  return null;
end
$$;
comment on function muster.follow_expenses() is
'Keeps balances when an expense is deleted, restored, or of another currency.';
-- A list of columns and transition tables do not go together.
create trigger follow_update after update on public.expenses
referencing old table as old_rows new table as new_rows
for each statement execute function muster.follow_expenses();

create function muster.follow_settlements() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  changes jsonb;
begin
  if tg_op = 'INSERT' then
    select jsonb_agg(jsonb_build_object('group_id', n.group_id, 'currency', n.currency,
      'user_id', p.user_id, 'placeholder_id', p.placeholder_id, 'amount', p.sign * n.amount))
    into changes
    from new_rows as n
    cross join lateral (values
      (n.from_user_id, n.from_placeholder_id, 1), (n.to_user_id, n.to_placeholder_id, -1)
    ) as p (user_id, placeholder_id, sign)
    where n.status = 'recorded';
  else
    select jsonb_agg(jsonb_build_object('group_id', r.group_id, 'currency', r.currency,
      'user_id', p.user_id, 'placeholder_id', p.placeholder_id,
      'amount', r.direction * p.sign * r.amount))
    into changes
    from (
      select n.group_id, n.currency, n.from_user_id, n.from_placeholder_id, n.to_user_id,
        n.to_placeholder_id, n.amount, 1
      from new_rows as n where n.status = 'recorded'
      union all
      select o.group_id, o.currency, o.from_user_id, o.from_placeholder_id, o.to_user_id,
        o.to_placeholder_id, o.amount, -1
      from old_rows as o where o.status = 'recorded'
    ) as r (group_id, currency, from_user_id, from_placeholder_id, to_user_id, to_placeholder_id,
      amount, direction)
    cross join lateral (values
      (r.from_user_id, r.from_placeholder_id, 1), (r.to_user_id, r.to_placeholder_id, -1)
    ) as p (user_id, placeholder_id, sign);
  end if;
  if changes is not null then
    perform muster.move_balances(changes);
  end if;
  return null;
end
$$;
comment on function muster.follow_settlements() is
'Keeps balances when money is given, and when that is undone (X4).';
create trigger follow_insert after insert on public.settlements
referencing new table as new_rows
for each statement execute function muster.follow_settlements();
create trigger follow_update after update on public.settlements
referencing old table as old_rows new table as new_rows
for each statement execute function muster.follow_settlements();

create function muster.guard_settlement() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  -- Over once, over for good: nothing is undone twice.
  if old.status <> 'recorded' and new.status <> old.status then
    raise exception using errcode = 'MU142', message = 'settlement_ended';
  end if;
  if (new.id, new.group_id, new.amount, new.currency) <> (old.id, old.group_id, old.amount, old.currency)
  then
    raise exception using errcode = 'MU146', message = 'kept_for_history';
  end if;
  return new;
end
$$;
comment on function muster.guard_settlement() is 'Keeps settlements as they were recorded (X4).';
create trigger guard_settlement before update on public.settlements
for each row execute function muster.guard_settlement();
create trigger keep_for_history before delete on public.settlements
for each row when (pg_trigger_depth() = 0) execute function muster.keep_for_history();

create function muster.settle_up(group_id uuid)
returns table (currency text, from_id uuid, to_id uuid, amount bigint)
language plpgsql stable
set search_path = ''
as $$
begin
  return query
  with sides as (
    select b.currency, b.person_id, abs(b.amount) as amount, b.amount < 0 as owes,
      row_number() over (
        partition by b.currency, b.amount order by b.person_id
      ) as number
    from public.expense_balances as b
    where b.group_id = settle_up.group_id
  ),
  -- Who owes just what somebody else is owed pays them, and both are done.
  pairs as (
    select d.currency, d.person_id as from_id, c.person_id as to_id, d.amount
    from sides as d
    join sides as c on c.currency = d.currency and c.amount = d.amount
      and c.number = d.number and not c.owes
    where d.owes
  ),
  -- The others, laid end to end on two lines of the same length: where a debt and a claim
  -- overlap, so much is paid. Each payment ends one of them at least, and the last one both.
  rest as (
    select s.currency, s.person_id, s.owes, s.amount,
      sum(s.amount) over (
        partition by s.currency, s.owes order by s.amount desc, s.person_id
      ) as reaches
    from sides as s
    where not exists (
      select
      from pairs as p
      where p.currency = s.currency and s.person_id in (p.from_id, p.to_id)
    )
  )
  select p.currency, p.from_id, p.to_id, p.amount from pairs as p
  union all
  select d.currency, d.person_id, c.person_id,
    (least(d.reaches, c.reaches) - greatest(d.reaches - d.amount, c.reaches - c.amount))::bigint
  from rest as d
  join rest as c on c.currency = d.currency and not c.owes
    and d.reaches > c.reaches - c.amount and c.reaches > d.reaches - d.amount
  where d.owes
  order by 1, 4 desc, 2, 3;
end
$$;
comment on function muster.settle_up(uuid) is
'Payments that end all balances of a group: at most one fewer than people, for each currency (X3).';

create function muster.open_balances(group_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select jsonb_build_object('errors', jsonb_agg(jsonb_build_object(
      'field', o.currency, 'code', 'open_balance',
      'message', 'has ' || o.count || ' open balances'
    ) order by o.currency))
    from (
      select b.currency, count(*) as count
      from public.expense_balances as b
      where b.group_id = open_balances.group_id
      group by b.currency
    ) as o
    having count(*) > 0
  );
end
$$;
comment on function muster.open_balances(uuid) is
'What is open in a group, for a refusal to delete it; null: nothing.';
