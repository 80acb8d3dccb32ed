-- What is kept and told of a change: the history of an expense (X5), what happened to whom, and
-- who is told.

create function muster.expense_state(expense public.expenses) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'description', expense.description, 'amount', expense.amount, 'currency', expense.currency,
    'category', expense.category, 'note', expense.note, 'receiptUrl', expense.receipt_url,
    'spentOn', expense.spent_on, 'deletedAt', expense.deleted_at,
    'paidBy', (
      select jsonb_agg(jsonb_build_object('userId', p.person_id, 'amount', p.amount)
        order by p.position)
      from public.expense_payers as p where p.expense_id = expense.id
    ),
    'split', jsonb_build_object('mode', expense.split_mode, 'participants', (
      select jsonb_agg(jsonb_build_object(
        'userId', s.person_id, 'value', trim_scale(s.value), 'amount', s.amount,
        'leftover', s.leftover
      ) order by s.position)
      from public.expense_shares as s where s.expense_id = expense.id
    ))
  );
end
$$;
comment on function muster.expense_state(public.expenses) is 'An expense whole, as its history keeps it.';

create function muster.expense_effects(state jsonb) returns table (person_id uuid, effect bigint)
language plpgsql immutable
set search_path = ''
as $$
begin
  if state is null or state ->> 'deletedAt' is not null then
    return;
  end if;
  return query
  select e.id, sum(e.amount)::bigint
  from (
    select (p.entry ->> 'userId')::uuid, (p.entry ->> 'amount')::bigint
    from jsonb_array_elements(state -> 'paidBy') as p (entry)
    union all
    select (s.entry ->> 'userId')::uuid, -(s.entry ->> 'amount')::bigint
    from jsonb_array_elements(state -> 'split' -> 'participants') as s (entry)
  ) as e (id, amount)
  group by e.id;
end
$$;
comment on function muster.expense_effects(jsonb) is
'What an expense does to the balance of each person in it.';

create function muster.tell_of_money(
  people uuid [], group_id uuid, kind text, data jsonb, actor_id uuid
) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into public.notifications (user_id, kind, group_id, actor_user_id, data)
  select distinct u.id, tell_of_money.kind, tell_of_money.group_id, tell_of_money.actor_id,
    tell_of_money.data
  from unnest(people) as p (id)
  join public.users as u on u.id = p.id and u.is_active
  -- Nobody is told of what they did themselves.
  where u.id is distinct from tell_of_money.actor_id;
end
$$;
comment on function muster.tell_of_money(uuid [], uuid, text, jsonb, uuid) is
'Notifies those of the people who have accounts, but for whoever did it (K17).';

create function muster.publish_money(type text, group_id uuid, data jsonb, people uuid [])
returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  insert into muster.stream_events (slot, type, audience, audience_id, data)
  select s.slot, t.type, a.audience, a.audience_id, t.data
  from muster.stream_state as s
  cross join (values
    (publish_money.type, jsonb_build_object('groupId', publish_money.group_id) || publish_money.data),
    ('balances.changed', jsonb_build_object('groupId', publish_money.group_id))
  ) as t (type, data)
  cross join (
    select 'group.money' as audience, publish_money.group_id as audience_id
    union all
    -- Who is paused, or has left and is concerned, listens to the group no more.
    select 'user', d.user_id
    from muster.direct_access as d
    where d.group_id = publish_money.group_id and (
      d.status = 'paused' or (d.status <> 'active' and d.user_id = any(people))
    )
  ) as a;
  perform pg_notify('muster_events', '');
end
$$;
comment on function muster.publish_money(text, uuid, jsonb, uuid []) is
'Tells who sees all of a group''s money, and those concerned, of a change.';

create function muster.record_expense(expense_id uuid, action text, actor_id uuid, quietly boolean default false)
returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  expense public.expenses;
  state_before jsonb;
  state_after jsonb;
  concerned uuid [];
begin
  select * into strict expense from public.expenses as e where e.id = record_expense.expense_id;
  select v.state into state_before
  from public.expense_versions as v
  where v.expense_id = expense.id and v.version < expense.version
  order by v.version desc
  limit 1;
  state_after := muster.expense_state(expense);
  insert into public.expense_versions
  (expense_id, version, group_id, action, changed_by_user_id, state)
  values (expense.id, expense.version, expense.group_id, record_expense.action,
    record_expense.actor_id, state_after);
  with changed as (
    select coalesce(b.person_id, a.person_id) as person_id, b.effect as before, a.effect as after
    from muster.expense_effects(state_before) as b
    full join muster.expense_effects(state_after) as a on a.person_id = b.person_id
  ),
  written as (
    insert into public.expense_activities
    (user_id, group_id, expense_id, action, actor_user_id, currency, before, after)
    select u.id, expense.group_id, expense.id, record_expense.action, record_expense.actor_id,
      expense.currency, c.before, c.after
    from changed as c
    join public.users as u on u.id = c.person_id and u.is_active
    order by u.id
  )
  select coalesce(array_agg(c.person_id), '{}') into concerned from changed as c;
  if quietly then
    return;
  end if;
  perform muster.tell_of_money(
    concerned, expense.group_id,
    case
      when action in ('created', 'recurring') then 'expense_added'
      when action = 'deleted' then 'expense_deleted'
      else 'expense_changed' end,
    jsonb_build_object('expenseId', expense.id, 'title', expense.description),
    record_expense.actor_id);
  perform muster.publish_money('expense.changed', expense.group_id,
    jsonb_build_object('expenseId', expense.id), concerned);
  perform muster.put_out_webhooks(
    case
      when action in ('created', 'recurring', 'imported') then 'expense.created'
      when action = 'deleted' then 'expense.deleted'
      else 'expense.updated' end,
    expense.group_id,
    jsonb_build_object('groupId', expense.group_id, 'expenseId', expense.id));
  if action in ('deleted', 'restored') then
    perform muster.audit('expense.' || action, expense.group_id, 'expenses', expense.id, null,
      null, null);
  end if;
end
$$;
comment on function muster.record_expense(uuid, text, uuid, boolean) is
'Writes down an expense as it is now, and what that did to whom; tells those concerned unless quietly.';

-- X1: what others do after somebody has gone costs them nothing. Their net part of an expense, paid
-- less share, never falls: neither by an edit nor by deleting it. A debt may go.
create function muster.guard_credit(state_before jsonb, state_after jsonb, group_id uuid)
returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  refused jsonb;
begin
  select jsonb_agg(muster.frozen_error('split', b.person_id) order by b.person_id) into refused
  from muster.expense_effects(state_before) as b
  join public.users as u on u.id = b.person_id
  left join muster.expense_effects(state_after) as a on a.person_id = b.person_id
  where coalesce(a.effect, 0) < b.effect and not exists (
    select
    from muster.direct_access as d
    where d.user_id = b.person_id and d.group_id = guard_credit.group_id and d.status = 'active'
  );
  perform muster.refuse_frozen(refused);
end
$$;
comment on function muster.guard_credit(jsonb, jsonb, uuid) is
'Refuses a change of an expense that takes from somebody who is not active what it owes them, or makes them owe more (X1).';

create function muster.follow_expense_change() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  state_before jsonb := (
    select v.state
    from public.expense_versions as v
    where v.expense_id = new.id
    order by v.version desc
    limit 1
  );
begin
  perform muster.guard_credit(state_before, muster.expense_state(new), new.group_id);
  perform muster.record_expense(
    new.id,
    case
      when old.deleted_at is null and new.deleted_at is not null then 'deleted'
      when old.deleted_at is not null and new.deleted_at is null then 'restored'
      -- It names somebody for the last time who has turned out to be a member.
      when exists (
        select
        from jsonb_array_elements(
          (state_before -> 'paidBy') || (state_before -> 'split' -> 'participants')
        ) as p (entry)
        join public.expense_placeholders as h on h.id = (p.entry ->> 'userId')::uuid
        where h.claimed_at is not null
      ) then 'claimed'
      else 'updated' end,
    auth.uid());
  return null;
end
$$;
comment on function muster.follow_expense_change() is
'Has each change of an expense written down, whoever makes it (X5).';
-- After those that keep balances: by name.
create trigger record_change after update on public.expenses
for each row when (new.version <> old.version) execute function muster.follow_expense_change();

create function muster.follow_new_expense() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (select from public.expenses as e where e.id = new.id) and not exists (
    select from public.expense_versions as v where v.expense_id = new.id
  ) then
    perform muster.record_expense(new.id, 'created', auth.uid());
  end if;
  return null;
end
$$;
comment on function muster.follow_new_expense() is
'Has an expense written down that no function made (X5).';
create constraint trigger record_new after insert on public.expenses
deferrable initially deferred
for each row execute function muster.follow_new_expense();

create function muster.record_settlement(settlement_id uuid, action text, actor_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  settlement public.settlements;
  counts boolean := action = 'recorded';
begin
  select * into strict settlement
  from public.settlements as s where s.id = record_settlement.settlement_id;
  insert into public.expense_activities
  (user_id, group_id, settlement_id, action, actor_user_id, currency, before, after)
  select u.id, settlement.group_id, settlement.id, 'settlement_' || record_settlement.action,
    record_settlement.actor_id, settlement.currency,
    case when not counts then p.effect end, case when counts then p.effect end
  from (values
    (settlement.from_user_id, settlement.amount), (settlement.to_user_id, -settlement.amount)
  ) as p (id, effect)
  join public.users as u on u.id = p.id and u.is_active
  order by u.id;
  perform muster.tell_of_money(
    array_remove(array[settlement.from_user_id, settlement.to_user_id], null),
    settlement.group_id, 'settlement_' || record_settlement.action,
    jsonb_build_object('settlementId', settlement.id), record_settlement.actor_id);
  perform muster.publish_money('settlement.changed', settlement.group_id,
    jsonb_build_object('settlementId', settlement.id),
    array_remove(array[settlement.from_user_id, settlement.to_user_id], null));
  if action <> 'withdrawn' then
    perform muster.put_out_webhooks('settlement.' || action, settlement.group_id,
      jsonb_build_object('groupId', settlement.group_id, 'settlementId', settlement.id));
  end if;
end
$$;
comment on function muster.record_settlement(uuid, text, uuid) is
'Tells of a settlement that was recorded, rejected or withdrawn (X4).';

-- X4: whoever goes with an open balance is told, and may.
create function muster.tell_open_balance() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  open_balances jsonb;
begin
  select jsonb_agg(jsonb_build_object('currency', b.currency, 'amount', b.amount)
    order by b.currency)
  into open_balances
  from public.expense_balances as b
  where b.group_id = new.group_id and b.user_id = new.user_id;
  if open_balances is null then
    return null;
  end if;
  insert into public.notifications (user_id, kind, group_id, data)
  select p.id, 'left_with_balance', new.group_id,
    jsonb_build_object('userId', new.user_id, 'balances', open_balances)
  from (
    select new.user_id
    union
    select a.user_id
    from muster.direct_access as a
    where a.group_id = new.group_id and a.is_leader and a.status = 'active'
  ) as p (id)
  join public.users as u on u.id = p.id and u.is_active
  order by p.id;
  return null;
end
$$;
comment on function muster.tell_open_balance() is
'Tells whoever leaves owing or being owed, and the leaders, of it (X4).';
create trigger tell_open_balance after update of status on public.group_memberships
for each row when (
  new.user_id is not null and new.status in ('left', 'removed')
  and old.status in ('active', 'paused')
) execute function muster.tell_open_balance();
