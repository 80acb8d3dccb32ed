-- A group's money is its own. A platform admin reads it only for a reason, which the audit keeps
-- with who read what (K11).

create function muster.disclosed_expense_json(expense_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_build_object(
      'id', e.id, 'groupId', e.group_id, 'description', e.description, 'amount', e.amount,
      'currency', e.currency, 'paidBy', muster.expense_payers(e.id, e.group_id),
      'split', json_build_object(
        'mode', e.split_mode, 'participants', muster.expense_shares(e.id, e.group_id)
      ),
      'category', e.category, 'note', e.note, 'receiptUrl', e.receipt_url,
      'spentOn', e.spent_on, 'recurringId', e.recurring_id,
      'createdById', e.created_by_user_id, 'createdAt', e.created_at,
      'updatedAt', e.updated_at, 'deletedAt', e.deleted_at, 'version', e.version
    )
    from public.expenses as e
    where e.id = disclosed_expense_json.expense_id
  );
end
$$;
comment on function muster.disclosed_expense_json(uuid) is
'An expense as its group sees it, also when it is deleted.';

create function muster.disclosed_settlement_json(settlement_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_build_object(
      'id', s.id, 'groupId', s.group_id,
      'fromUserId', s.from_person_id, 'fromName', muster.money_name(s.from_person_id),
      'toUserId', s.to_person_id, 'toName', muster.money_name(s.to_person_id),
      'amount', s.amount, 'currency', s.currency, 'note', s.note, 'settledOn', s.settled_on,
      'status', s.status, 'recordedById', s.recorded_by_user_id, 'createdAt', s.created_at,
      'endedAt', s.ended_at, 'endedById', s.ended_by_user_id
    )
    from public.settlements as s
    where s.id = disclosed_settlement_json.settlement_id
  );
end
$$;
comment on function muster.disclosed_settlement_json(uuid) is 'A settlement as its group sees it.';

create function muster.begin_money_disclosure(action text, group_id uuid, reason text) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  perform muster.require_disclosure(begin_money_disclosure.reason);
  if not exists (select from public.groups as g where g.id = begin_money_disclosure.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  perform muster.audit(begin_money_disclosure.action, null, 'groups',
    begin_money_disclosure.group_id, null, null,
    jsonb_build_object('reason', btrim(begin_money_disclosure.reason)));
end
$$;
comment on function muster.begin_money_disclosure(text, uuid, text) is
'Refuses whoever may not read a group''s money so, and writes down that they do.';

create function api.disclose_expenses(group_id uuid, reason text, page bigint, page_size integer)
returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.begin_money_disclosure(
    'expenses.disclosed', disclose_expenses.group_id, disclose_expenses.reason);
  return muster.page_json(
    'select e.id, e.created_at from public.expenses as e where e.group_id = $1::uuid',
    'muster.disclosed_expense_json(p.id)', disclose_expenses.group_id::text, page, page_size
  );
end
$$;
comment on function api.disclose_expenses(uuid, text, bigint, integer) is
'POST /admin/groups/{id}/expenses: a group''s expenses, also deleted ones; audited (K11).';
grant execute on function api.disclose_expenses(uuid, text, bigint, integer) to authenticated;

create function api.disclose_settlements(group_id uuid, reason text, page bigint, page_size integer)
returns text
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.begin_money_disclosure(
    'settlements.disclosed', disclose_settlements.group_id, disclose_settlements.reason);
  return muster.page_json(
    'select s.id, s.created_at from public.settlements as s where s.group_id = $1::uuid',
    'muster.disclosed_settlement_json(p.id)', disclose_settlements.group_id::text, page, page_size
  );
end
$$;
comment on function api.disclose_settlements(uuid, text, bigint, integer) is
'POST /admin/groups/{id}/settlements: the payments of a group; audited (K11).';
grant execute on function api.disclose_settlements(uuid, text, bigint, integer) to authenticated;
