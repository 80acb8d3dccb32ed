-- The shapes of a group's money. Names are shown to those who see the record, acquainted otherwise
-- or not (A6): who shares a cost has to know with whom. The functions that give them are stable, so
-- that they are called for the rows of a page and not for all that it is chosen from.

create view api.currencies with (security_invoker = true) as
select c.code, c.name, c.minor_units as "minorUnits"
from public.currencies as c;
comment on view api.currencies is 'GET /currencies';
grant select on api.currencies to anon, authenticated;

create function muster.sees_expense(expense_id uuid, group_id uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
  return exists (select from muster.my_money as m where m.group_id = sees_expense.group_id)
    or exists (select from muster.my_expenses as m where m.expense_id = sees_expense.expense_id);
end
$$;
comment on function muster.sees_expense(uuid, uuid) is 'Whether the caller sees an expense (K5, K6).';

create function muster.expense_payers(expense_id uuid, group_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_agg(json_build_object(
      'userId', p.person_id, 'fullName', coalesce(u.full_name, h.full_name),
      'isPlaceholder', p.placeholder_id is not null, 'amount', p.amount
    ) order by p.position)
    from public.expense_payers as p
    left join public.users as u on u.id = p.user_id
    left join public.expense_placeholders as h on h.id = p.placeholder_id
    where p.expense_id = expense_payers.expense_id and p.group_id = expense_payers.group_id
  );
end
$$;
comment on function muster.expense_payers(uuid, uuid) is 'Who paid an expense, by name.';

create function api.expense_payers(expense_id uuid, group_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not muster.sees_expense(expense_payers.expense_id, expense_payers.group_id) then
    return null;
  end if;
  return muster.expense_payers(expense_payers.expense_id, expense_payers.group_id);
end
$$;
comment on function api.expense_payers(uuid, uuid) is 'Who paid an expense, to those who see it.';
grant execute on function api.expense_payers(uuid, uuid) to authenticated;

create function muster.expense_shares(expense_id uuid, group_id uuid) returns json
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select json_agg(json_build_object(
      'userId', s.person_id, 'fullName', coalesce(u.full_name, h.full_name),
      'isPlaceholder', s.placeholder_id is not null, 'value', trim_scale(s.value),
      'amount', s.amount, 'leftover', s.leftover
    ) order by s.position)
    from public.expense_shares as s
    left join public.users as u on u.id = s.user_id
    left join public.expense_placeholders as h on h.id = s.placeholder_id
    where s.expense_id = expense_shares.expense_id and s.group_id = expense_shares.group_id
  );
end
$$;
comment on function muster.expense_shares(uuid, uuid) is 'Whose an expense is, by name.';

create function api.expense_shares(expense_id uuid, group_id uuid) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not muster.sees_expense(expense_shares.expense_id, expense_shares.group_id) then
    return null;
  end if;
  return muster.expense_shares(expense_shares.expense_id, expense_shares.group_id);
end
$$;
comment on function api.expense_shares(uuid, uuid) is 'Whose an expense is, to those who see it.';
grant execute on function api.expense_shares(uuid, uuid) to authenticated;

create view api.expenses with (security_invoker = true) as
select
  e.id, e.group_id as "groupId", e.description, e.amount, e.currency,
  coalesce(api.expense_payers(e.id, e.group_id), '[]') as "paidBy",
  json_build_object(
    'mode', e.split_mode,
    'participants', coalesce(api.expense_shares(e.id, e.group_id), '[]')
  ) as split,
  e.category, e.note, e.receipt_url as "receiptUrl", e.spent_on as "spentOn",
  e.recurring_id as "recurringId", e.created_by_user_id as "createdById",
  e.created_at as "createdAt", e.updated_at as "updatedAt", e.deleted_at as "deletedAt", e.version
from public.expenses as e;
comment on view api.expenses is 'GET /groups/{id}/expenses, …/{expenseId}';
grant select on api.expenses to authenticated;

create function api.expense_answer(expense_id uuid) returns table (body text, version bigint)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(e)::text, e.version
  from api.expenses as e where e.id = expense_answer.expense_id;
end
$$;
comment on function api.expense_answer(uuid) is 'An expense after a change.';
grant execute on function api.expense_answer(uuid) to authenticated;

-- A search looks through an index, which no policy lets a condition of the caller's use.
create function api.matching_expenses(group_id uuid, query text) returns setof uuid
language plpgsql stable security definer
set search_path = ''
as $$
declare
  sees_all boolean := exists (
    select from muster.my_money as m where m.group_id = matching_expenses.group_id
  );
  -- The beginnings of words; what else is in it means nothing.
  wanted tsquery := (
    select string_agg(quote_literal(w.word) || ':*', ' & ')::tsquery
    from regexp_split_to_table(
      lower(left(matching_expenses.query, 200)), '[^[:alnum:]]+'
    ) as w (word)
    where w.word <> ''
  );
begin
  return query
  select e.id
  from public.expenses as e
  where e.group_id = matching_expenses.group_id and e.words @@ wanted
    and (sees_all or e.id in (select m.expense_id from muster.my_expenses as m));
end
$$;
comment on function api.matching_expenses(uuid, text) is
'The expenses of a group, among those the caller sees, that have words beginning so.';
grant execute on function api.matching_expenses(uuid, text) to authenticated;

create function api.expense_history(group_id uuid, expense_id uuid) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  perform muster.caller();
  if not exists (
    select
    from public.expenses as e
    where e.id = expense_history.expense_id and e.group_id = expense_history.group_id
  ) or not muster.sees_expense(expense_history.expense_id, expense_history.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return (
    select json_build_object(
      'items', json_agg(json_build_object(
        'version', v.version, 'action', v.action,
        'changedBy', case when c.id is not null
          then json_build_object('userId', c.id, 'fullName', c.full_name) end,
        'changedAt', v.changed_at, 'expense', v.state
      ) order by v.version desc),
      'people', (
        select json_agg(json_build_object(
          'userId', p.id, 'fullName', coalesce(u.full_name, h.full_name),
          'isPlaceholder', u.id is null
        ) order by p.id)
        from (
          select distinct (r.entry ->> 'userId')::uuid as id
          from public.expense_versions as w
          cross join lateral jsonb_array_elements(
            (w.state -> 'paidBy') || (w.state -> 'split' -> 'participants')
          ) as r (entry)
          where w.expense_id = expense_history.expense_id
        ) as p
        left join public.users as u on u.id = p.id
        left join public.expense_placeholders as h on h.id = p.id
      )
    )::text
    from public.expense_versions as v
    left join public.users as c on c.id = v.changed_by_user_id
    where v.expense_id = expense_history.expense_id
  );
end
$$;
comment on function api.expense_history(uuid, uuid) is
'GET /groups/{id}/expenses/{expenseId}/history: how it was after each change, the latest first (X5).';
grant execute on function api.expense_history(uuid, uuid) to authenticated;

create view api.placeholders with (security_invoker = true) as
select
  h.id, h.group_id as "groupId", h.full_name as "fullName", h.created_by_user_id as "createdById",
  h.created_at as "createdAt", h.invite_id as "inviteId",
  h.offered_to_user_id as "offeredToUserId", h.claimed_by_user_id as "claimedByUserId",
  h.claimed_at as "claimedAt"
from public.expense_placeholders as h;
comment on view api.placeholders is 'GET /groups/{id}/placeholders';
grant select on api.placeholders to authenticated;

create function api.placeholder_answer(placeholder_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(h)::text
  from api.placeholders as h where h.id = placeholder_answer.placeholder_id;
end
$$;
comment on function api.placeholder_answer(uuid) is 'A placeholder after a change.';
grant execute on function api.placeholder_answer(uuid) to authenticated;

create function api.invite_placeholder(
  group_id uuid, placeholder_id uuid, user_id uuid, email text, public_url text
) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
declare
  made record;
begin
  select i.invite_id, i.token into made
  from public.invite_placeholder(
    invite_placeholder.group_id, invite_placeholder.placeholder_id, invite_placeholder.user_id,
    invite_placeholder.email
  ) as i;
  return query
  select json_build_object(
    'placeholder', row_to_json(h), 'inviteId', made.invite_id, 'token', made.token,
    'url', invite_placeholder.public_url || '/groups/'
      || invite_placeholder.group_id || '/invites/' || made.token
  )::text
  from api.placeholders as h
  where h.id = invite_placeholder.placeholder_id;
end
$$;
comment on function api.invite_placeholder(uuid, uuid, uuid, text, text) is
'POST /groups/{id}/placeholders/{placeholderId}/invite';
grant execute on function api.invite_placeholder(uuid, uuid, uuid, text, text) to authenticated;

create view api.recurring_expenses with (security_invoker = true) as
select
  r.id, r.group_id as "groupId", r.template as expense,
  json_build_object('unit', r.every_unit, 'interval', r.every_interval) as every,
  r.starts_on as "startsOn", r.next_on as "nextOn", r.ends_on as "endsOn", r.max_count as count,
  r.made_count as "madeCount", r.status, r.pause_reason as "pauseReason",
  r.created_by_user_id as "createdById", r.created_at as "createdAt", r.updated_at as "updatedAt"
from public.recurring_expenses as r;
comment on view api.recurring_expenses is 'GET /groups/{id}/recurring-expenses';
grant select on api.recurring_expenses to authenticated;

create function api.recurring_answer(recurring_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(r)::text
  from api.recurring_expenses as r where r.id = recurring_answer.recurring_id;
end
$$;
comment on function api.recurring_answer(uuid) is 'A recurring expense after a change.';
grant execute on function api.recurring_answer(uuid) to authenticated;

-- By a function, so that a page is cut first and only its rows are asked about.
create function api.expense_description(expense_id uuid, group_id uuid) returns text
language plpgsql stable security definer
set search_path = ''
as $$
begin
  if not muster.sees_expense(expense_description.expense_id, expense_description.group_id) then
    return null;
  end if;
  return (
    select e.description
    from public.expenses as e
    where e.id = expense_description.expense_id
      and e.group_id = expense_description.group_id
  );
end
$$;
comment on function api.expense_description(uuid, uuid) is
'What an expense is called, to those who see it.';
grant execute on function api.expense_description(uuid, uuid) to authenticated;

create view api.expense_activities with (security_invoker = true) as
select
  a.id, a.group_id as "groupId", a.expense_id as "expenseId", a.settlement_id as "settlementId",
  a.action, a.actor_user_id as "actorUserId",
  api.expense_description(a.expense_id, a.group_id) as description, a.currency, a.before, a.after,
  a.created_at as "createdAt"
from public.expense_activities as a;
comment on view api.expense_activities is 'GET /me/expense-activity';
grant select on api.expense_activities to authenticated;
