-- What the end of an account means for money (A7): expenses and balances stay, under no name. What
-- would go on by itself stops.

create function muster.ledgers_of_person(user_id uuid) returns uuid []
language plpgsql stable
set search_path = ''
as $$
begin
  return array(
    select r.group_id
    from public.recurring_expenses as r
    where r.created_by_user_id = ledgers_of_person.user_id and r.status = 'active'
    union
    select h.group_id
    from public.expense_placeholders as h
    where h.offered_to_user_id = ledgers_of_person.user_id
    order by 1
  );
end
$$;
comment on function muster.ledgers_of_person(uuid) is
'The groups whose money the end of an account changes, in the order in which it is locked.';

create function muster.lock_ledgers(group_ids uuid []) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  ledger_id uuid;
begin
  foreach ledger_id in array group_ids loop
    update muster.expense_ledgers as l set version = l.version + 1
    where l.group_id = ledger_id;
  end loop;
end
$$;
comment on function muster.lock_ledgers(uuid []) is 'Locks the money of groups, in the given order.';

create function muster.forget_in_expenses(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  rule public.recurring_expenses;
begin
  for rule in
    select *
    from public.recurring_expenses as r
    where r.created_by_user_id = forget_in_expenses.user_id and r.status = 'active'
    order by r.group_id, r.id
  loop
    perform muster.pause_recurring(rule, 'creator_not_active');
  end loop;
  update public.expense_placeholders as h set offered_to_user_id = null
  where h.offered_to_user_id = forget_in_expenses.user_id;
  -- Whoever it stood for was called so.
  update public.expense_placeholders as h set full_name = 'Former member'
  where h.claimed_by_user_id = forget_in_expenses.user_id;
  delete from public.expense_activities as a where a.user_id = forget_in_expenses.user_id;
end
$$;
comment on function muster.forget_in_expenses(uuid) is
'Pauses what recurs of a person, ends offers to them and takes their name from what they claimed; what they paid and owe stays (A7).';

create function muster.export_expenses(user_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'expensesCreated', (
      -- Others go on changing it: as it is now only to those who see that (K5).
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'groupId', e.group_id,
        'createdAt', e.created_at) || case
          when muster.money_role(export_expenses.user_id, e.group_id) in ('active', 'paused')
            or exists (
              select
              from public.expense_payers as p
              where p.expense_id = e.id and p.user_id = export_expenses.user_id
            ) or exists (
              select
              from public.expense_shares as s
              where s.expense_id = e.id and s.user_id = export_expenses.user_id
            )
            then jsonb_build_object('version', e.version) || muster.expense_state(e)
          else '{}' end
        order by e.created_at, e.id), '[]')
      from public.expenses as e where e.created_by_user_id = export_expenses.user_id
    ),
    'expensesPaid', (
      select coalesce(jsonb_agg(jsonb_build_object('expenseId', p.expense_id,
        'description', e.description, 'spentOn', e.spent_on, 'amount', p.amount,
        'currency', e.currency) order by e.spent_on, e.id), '[]')
      from public.expense_payers as p
      join public.expenses as e on e.id = p.expense_id
      where p.user_id = export_expenses.user_id
    ),
    'expenseShares', (
      select coalesce(jsonb_agg(jsonb_build_object('expenseId', s.expense_id,
        'description', e.description, 'spentOn', e.spent_on, 'amount', s.amount,
        'currency', e.currency) order by e.spent_on, e.id), '[]')
      from public.expense_shares as s
      join public.expenses as e on e.id = s.expense_id
      where s.user_id = export_expenses.user_id
    ),
    'expenseChanges', (
      select coalesce(jsonb_agg(jsonb_build_object('expenseId', v.expense_id,
        'version', v.version, 'action', v.action, 'changedAt', v.changed_at)
        order by v.changed_at, v.expense_id, v.version), '[]')
      from public.expense_versions as v where v.changed_by_user_id = export_expenses.user_id
    ),
    'settlementsPaid', (
      select coalesce(jsonb_agg(muster.settlement_json(t) order by t.created_at, t.id), '[]')
      from public.settlements as t where t.from_user_id = export_expenses.user_id
    ),
    'settlementsReceived', (
      select coalesce(jsonb_agg(muster.settlement_json(t) order by t.created_at, t.id), '[]')
      from public.settlements as t where t.to_user_id = export_expenses.user_id
    ),
    'settlementsRecorded', (
      select coalesce(jsonb_agg(jsonb_build_object('id', t.id) order by t.created_at, t.id), '[]')
      from public.settlements as t where t.recorded_by_user_id = export_expenses.user_id
    ),
    'settlementsEnded', (
      select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'status', t.status,
        'endedAt', t.ended_at) order by t.ended_at, t.id), '[]')
      from public.settlements as t where t.ended_by_user_id = export_expenses.user_id
    ),
    'balances', (
      select coalesce(jsonb_agg(jsonb_build_object('groupId', b.group_id, 'currency', b.currency,
        'amount', b.amount) order by b.group_id, b.currency), '[]')
      from public.expense_balances as b where b.user_id = export_expenses.user_id
    ),
    'recurringExpenses', (
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'groupId', r.group_id,
        'expense', case
          when muster.money_role(export_expenses.user_id, r.group_id) in ('active', 'paused')
            then r.template end,
        'startsOn', r.starts_on, 'status', r.status)
        order by r.created_at, r.id), '[]')
      from public.recurring_expenses as r where r.created_by_user_id = export_expenses.user_id
    ),
    'placeholdersCreated', (
      select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'groupId', h.group_id,
        'fullName', h.full_name) order by h.created_at, h.id), '[]')
      from public.expense_placeholders as h where h.created_by_user_id = export_expenses.user_id
    ),
    'placeholdersClaimed', (
      select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'groupId', h.group_id,
        'fullName', h.full_name, 'claimedAt', h.claimed_at) order by h.claimed_at, h.id), '[]')
      from public.expense_placeholders as h where h.claimed_by_user_id = export_expenses.user_id
    ),
    'placeholdersOffered', (
      select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'groupId', h.group_id,
        'fullName', h.full_name) order by h.created_at, h.id), '[]')
      from public.expense_placeholders as h where h.offered_to_user_id = export_expenses.user_id
    )
  );
end
$$;
comment on function muster.export_expenses(uuid) is 'What the money of groups keeps of a person.';

create function muster.settlement_json(settlement public.settlements) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'id', settlement.id, 'groupId', settlement.group_id,
    'fromUserId', settlement.from_person_id, 'toUserId', settlement.to_person_id,
    'amount', settlement.amount, 'currency', settlement.currency, 'note', settlement.note,
    'settledOn', settlement.settled_on, 'status', settlement.status
  );
end
$$;
comment on function muster.settlement_json(public.settlements) is 'A settlement, for its parties'' export.';
