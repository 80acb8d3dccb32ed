-- Making, changing, deleting and restoring expenses (X1, X2, X5).

create function muster.insert_expense(
  group_id uuid, input jsonb, creator_id uuid, action text,
  recurring_id uuid default null, occurs_on date default null
) returns uuid
language plpgsql volatile
set search_path = ''
as $$
declare
  made uuid := gen_random_uuid();
  amount bigint := muster.whole_number(input -> 'amount', 'expenses_amount_range');
  currency text := muster.plain_text(input -> 'currency', 'expenses_currency_known');
  latest date := muster.day_at(creator_id) + 366;
  spent_on date := coalesce(
    insert_expense.occurs_on, muster.calendar_day(input -> 'spentOn', 'expenses_spent_on_shape'),
    muster.day_at(creator_id));
  shares public.expense_shares [];
  payers public.expense_payers [];
begin
  if amount is null or amount = 0 or abs(amount) > 1000000000000 then
    perform muster.invalid('expenses_amount_range');
  end if;
  perform muster.require_currency(currency);
  if spent_on not between '1900-01-01' and latest then
    perform muster.invalid('expenses_spent_on_range');
  end if;
  payers := array(
    select row(made, insert_expense.group_id, null, null, p.person_id, p.paid, p.number)
      ::public.expense_payers
    from muster.read_payers(input -> 'paidBy', amount) as p
  );
  shares := array(
    select row(made, insert_expense.group_id, null, null, s.person_id, s.value, s.share, s.leftover,
      s.number)::public.expense_shares
    from muster.read_split(input -> 'split', amount) as s
  );
  perform muster.require_people(insert_expense.group_id,
    array(select p.person_id from unnest(payers) as p order by p.position), 'paidBy');
  perform muster.require_people(insert_expense.group_id,
    array(select s.person_id from unnest(shares) as s order by s.position), 'split');
  insert into public.expenses (
    id, group_id, description, amount, currency, split_mode, category, note, receipt_url, spent_on,
    created_by_user_id, recurring_id, occurs_on
  )
  values (
    made, insert_expense.group_id,
    muster.plain_text(input -> 'description', 'expenses_description_length'), amount, currency,
    input -> 'split' ->> 'mode', muster.plain_text(input -> 'category', 'expenses_category_length'),
    muster.plain_text(input -> 'note', 'expenses_note_length'),
    muster.plain_text(input -> 'receiptUrl', 'expenses_receipt_url_shape'), spent_on, creator_id,
    insert_expense.recurring_id, insert_expense.occurs_on
  );
  insert into public.expense_payers
  (expense_id, group_id, user_id, placeholder_id, amount, position)
  select made, p.group_id, case when h.id is null then p.person_id end, h.id, p.amount, p.position
  from unnest(payers) as p
  left join public.expense_placeholders as h on h.id = p.person_id;
  insert into public.expense_shares
  (expense_id, group_id, user_id, placeholder_id, value, amount, leftover, position)
  select made, s.group_id, case when h.id is null then s.person_id end, h.id, s.value, s.amount,
    s.leftover, s.position
  from unnest(shares) as s
  left join public.expense_placeholders as h on h.id = s.person_id;
  perform muster.record_expense(made, action, creator_id);
  return made;
end
$$;
comment on function muster.insert_expense(uuid, jsonb, uuid, text, uuid, date) is
'Makes an expense in a group whose money is locked.';

create function public.create_expense(group_id uuid, input jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_money(create_expense.group_id);
begin
  if jsonb_typeof(input) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'input is an object';
  end if;
  return muster.insert_expense(present.id, input, caller_id, 'created');
end
$$;
comment on function public.create_expense(uuid, jsonb) is
'Records an expense, given as in the API, by an active member among active members and placeholders (X1, X2).';
grant execute on function public.create_expense(uuid, jsonb) to authenticated;

create function muster.begin_expense_change(group_id uuid, expense_id uuid) returns public.expenses
language plpgsql volatile
set search_path = ''
as $$
declare
  present public.groups := muster.begin_money(begin_expense_change.group_id);
  expense public.expenses;
begin
  select * into expense
  from public.expenses as e
  where e.id = begin_expense_change.expense_id and e.group_id = present.id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return expense;
end
$$;
comment on function muster.begin_expense_change(uuid, uuid) is
'Locks a group''s money for a change of one expense.';

create function muster.merged_payers(expense public.expenses, changes jsonb, amount bigint)
returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
  present jsonb := muster.expense_state(expense) -> 'paidBy';
begin
  if changes ? 'paidBy' then
    return changes -> 'paidBy';
  elsif amount = expense.amount then
    return present;
  elsif jsonb_array_length(present) = 1 then
    return present -> 0 -> 'userId';
  end if;
  -- Nobody but who edits knows who paid the difference.
  perform muster.invalid('expense_payers_needed');
end
$$;
comment on function muster.merged_payers(public.expenses, jsonb, bigint) is
'Who paid after an edit: as given, or as it was if that is clear.';

create function muster.merged_split(expense public.expenses, changes jsonb, amount bigint)
returns jsonb
language plpgsql volatile
set search_path = ''
as $$
begin
  if changes ? 'split' then
    return changes -> 'split';
  elsif amount <> expense.amount and expense.split_mode = 'exact' then
    perform muster.invalid('expense_shares_needed');
  end if;
  return jsonb_build_object('mode', expense.split_mode, 'participants', (
    select jsonb_agg(jsonb_build_object('userId', s.person_id,
      'value', case when expense.split_mode <> 'equal' then s.value end)
      order by s.position)
    from public.expense_shares as s where s.expense_id = expense.id
  ));
end
$$;
comment on function muster.merged_split(public.expenses, jsonb, bigint) is
'How an expense is split after an edit: as given, or in the same way as before.';

create function public.update_expense(
  group_id uuid, expense_id uuid, changes jsonb, expected_version bigint default null
) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  expense public.expenses :=
    muster.begin_expense_change(update_expense.group_id, update_expense.expense_id);
  new_amount bigint := expense.amount;
  new_currency text := expense.currency;
  split jsonb;
  new_day date := expense.spent_on;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  if expected_version is not null and expected_version <> expense.version then
    raise exception using errcode = 'MU033', message = 'version_mismatch';
  end if;
  if expense.deleted_at is not null then
    raise exception using errcode = 'MU145', message = 'expense_deleted';
  end if;
  if changes = '{}' then
    return expense.id;
  end if;
  if changes ? 'amount' then
    new_amount := muster.whole_number(changes -> 'amount', 'expenses_amount_range');
    if new_amount is null or new_amount = 0 or abs(new_amount) > 1000000000000 then
      perform muster.invalid('expenses_amount_range');
    end if;
  end if;
  if changes ? 'currency' then
    new_currency := muster.plain_text(changes -> 'currency', 'expenses_currency_known');
    perform muster.require_currency(new_currency);
  end if;
  if changes ? 'spentOn' then
    new_day := coalesce(
      muster.calendar_day(changes -> 'spentOn', 'expenses_spent_on_shape'),
      muster.day_at(caller_id));
    if new_day not between '1900-01-01' and muster.day_at(caller_id) + 366 then
      perform muster.invalid('expenses_spent_on_range');
    end if;
  end if;
  split := muster.merged_split(expense, changes, new_amount);
  if changes ? 'paidBy' or new_amount <> expense.amount then
    perform muster.put_payers(expense, muster.merged_payers(expense, changes, new_amount), new_amount);
  end if;
  if changes ? 'split' or new_amount <> expense.amount then
    perform muster.put_shares(expense, split, new_amount);
  end if;
  -- Last, so that what writes it down sees the whole.
  update public.expenses as e
  set amount = new_amount, currency = new_currency,
    split_mode = split ->> 'mode', spent_on = new_day,
    description = case when changes ? 'description'
      then muster.plain_text(changes -> 'description', 'expenses_description_length')
      else e.description end,
    category = case when changes ? 'category'
      then muster.plain_text(changes -> 'category', 'expenses_category_length')
      else e.category end,
    note = case when changes ? 'note'
      then muster.plain_text(changes -> 'note', 'expenses_note_length') else e.note end,
    receipt_url = case when changes ? 'receiptUrl'
      then muster.plain_text(changes -> 'receiptUrl', 'expenses_receipt_url_shape')
      else e.receipt_url end,
    version = e.version + 1
  where e.id = expense.id;
  return expense.id;
end
$$;
comment on function public.update_expense(uuid, uuid, jsonb, bigint) is
'Merges the given fields, named as in the API, into an expense, by any active member (X1).';
grant execute on function public.update_expense(uuid, uuid, jsonb, bigint) to authenticated;

create function muster.put_payers(expense public.expenses, paid_by jsonb, amount bigint)
returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  wanted public.expense_payers [] := array(
    select row(expense.id, expense.group_id, null, null, p.person_id, p.paid, p.number)
      ::public.expense_payers
    from muster.read_payers(paid_by, put_payers.amount) as p
  );
begin
  perform muster.require_people(expense.group_id,
    array(select w.person_id from unnest(wanted) as w order by w.position), 'paidBy');
  delete from public.expense_payers as p
  where p.expense_id = expense.id
    and p.person_id not in (select w.person_id from unnest(wanted) as w);
  update public.expense_payers as p set amount = w.amount, position = w.position
  from unnest(wanted) as w
  where p.expense_id = expense.id and p.person_id = w.person_id
    and (p.amount, p.position) <> (w.amount, w.position);
  insert into public.expense_payers
  (expense_id, group_id, user_id, placeholder_id, amount, position)
  select expense.id, expense.group_id, case when h.id is null then w.person_id end, h.id, w.amount,
    w.position
  from unnest(wanted) as w
  left join public.expense_placeholders as h on h.id = w.person_id
  where w.person_id not in (
    select p.person_id from public.expense_payers as p where p.expense_id = expense.id
  );
end
$$;
comment on function muster.put_payers(public.expenses, jsonb, bigint) is
'Makes the payers of an expense those that are given; who stays keeps their row.';

create function muster.put_shares(expense public.expenses, split jsonb, amount bigint)
returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  wanted public.expense_shares [] := array(
    select row(expense.id, expense.group_id, null, null, s.person_id, s.value, s.share, s.leftover,
      s.number)::public.expense_shares
    from muster.read_split(put_shares.split, put_shares.amount) as s
  );
begin
  perform muster.require_people(expense.group_id,
    array(select w.person_id from unnest(wanted) as w order by w.position), 'split');
  delete from public.expense_shares as s
  where s.expense_id = expense.id
    and s.person_id not in (select w.person_id from unnest(wanted) as w);
  update public.expense_shares as s
  set value = w.value, amount = w.amount, leftover = w.leftover, position = w.position
  from unnest(wanted) as w
  where s.expense_id = expense.id and s.person_id = w.person_id
    and (s.value, s.amount, s.leftover, s.position)
    is distinct from (w.value, w.amount, w.leftover, w.position);
  insert into public.expense_shares
  (expense_id, group_id, user_id, placeholder_id, value, amount, leftover, position)
  select expense.id, expense.group_id, case when h.id is null then w.person_id end, h.id, w.value,
    w.amount, w.leftover, w.position
  from unnest(wanted) as w
  left join public.expense_placeholders as h on h.id = w.person_id
  where w.person_id not in (
    select s.person_id from public.expense_shares as s where s.expense_id = expense.id
  );
end
$$;
comment on function muster.put_shares(public.expenses, jsonb, bigint) is
'Makes the shares of an expense those that a split gives; who stays keeps their row.';

create function public.delete_expense(group_id uuid, expense_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  expense public.expenses :=
    muster.begin_expense_change(delete_expense.group_id, delete_expense.expense_id);
begin
  -- Deleted already is as good.
  if expense.deleted_at is null then
    update public.expenses as e set deleted_at = clock_timestamp(), version = e.version + 1
    where e.id = expense.id;
  end if;
end
$$;
comment on function public.delete_expense(uuid, uuid) is
'Takes an expense out of lists and balances; its history stays, and it can be restored (X5).';
grant execute on function public.delete_expense(uuid, uuid) to authenticated;

create function public.restore_expense(group_id uuid, expense_id uuid) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  expense public.expenses :=
    muster.begin_expense_change(restore_expense.group_id, restore_expense.expense_id);
begin
  if expense.deleted_at is not null then
    update public.expenses as e set deleted_at = null, version = e.version + 1
    where e.id = expense.id;
  end if;
  return expense.id;
end
$$;
comment on function public.restore_expense(uuid, uuid) is
'Brings a deleted expense back, as if it were new: everybody in it is active (X1, X5).';
grant execute on function public.restore_expense(uuid, uuid) to authenticated;
