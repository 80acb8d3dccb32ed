-- What holds for a group's money whoever writes it (X1, X2, X5).

create function muster.guard_expense() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present public.groups;
begin
  new.description := btrim(new.description);
  new.category := nullif(lower(btrim(new.category)), '');
  if tg_op = 'UPDATE' then
    if (new.id, new.group_id, new.created_by_user_id, new.created_at, new.recurring_id, new.occurs_on)
      is distinct from
      (old.id, old.group_id, old.created_by_user_id, old.created_at, old.recurring_id, old.occurs_on)
    then
      raise exception using errcode = 'MU146', message = 'kept_for_history';
    end if;
    -- What changes nothing is no change.
    if new.version = old.version and (
      new.description, new.amount, new.currency, new.split_mode, new.category, new.note,
      new.receipt_url, new.spent_on, new.deleted_at
    ) is not distinct from (
      old.description, old.amount, old.currency, old.split_mode, old.category, old.note,
      old.receipt_url, old.spent_on, old.deleted_at
    ) then
      return new;
    end if;
    select * into present from public.groups as g where g.id = new.group_id for share;
    if present.archived_at is not null then
      raise exception using errcode = 'MU026', message = 'archived';
    end if;
    -- The policy looked before the lock: whoever has left meanwhile changes nothing.
    if auth.uid() is not null
      and muster.money_role(auth.uid(), new.group_id) is distinct from 'active'
    then
      raise exception using errcode = 'MU011', message = 'forbidden',
        detail = json_build_object('permission', 'active_member');
    end if;
    -- But for a split whose people have become one.
    if old.deleted_at is not null and new.deleted_at is not null and (
      new.description, new.amount, new.currency, new.category, new.note, new.receipt_url,
      new.spent_on, new.deleted_at
    ) is distinct from (
      old.description, old.amount, old.currency, old.category, old.note, old.receipt_url,
      old.spent_on, old.deleted_at
    ) then
      raise exception using errcode = 'MU145', message = 'expense_deleted';
    end if;
    if new.version = old.version then
      new.version := old.version + 1;
    end if;
  end if;
  if tg_op = 'INSERT' or new.spent_on <> old.spent_on then
    if new.spent_on > (clock_timestamp() at time zone 'UTC')::date + 367 then
      perform muster.invalid('expenses_spent_on_range');
    end if;
  end if;
  return new;
end
$$;
comment on function muster.guard_expense() is
'Keeps what an expense is of, raises its version, and refuses changes of deleted ones and in archived groups.';
create trigger guard_expense before insert or update on public.expenses
for each row execute function muster.guard_expense();

-- After guard_expense, by name: it is what raises the version.
create trigger update_expenses_updated_at before update on public.expenses
for each row when (old.version <> new.version) execute function public.update_updated_at_column();

-- X5: what was is not rewritten. Only with its group everything goes; what a deleted group takes
-- with it is at some depth of triggers, and asked nothing, row by row.
create function muster.keep_for_history() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  raise exception using errcode = 'MU146', message = 'kept_for_history';
end
$$;
comment on function muster.keep_for_history() is
'Keeps expenses and their history as they were (X5).';
create trigger keep_for_history before delete on public.expenses
for each row when (pg_trigger_depth() = 0) execute function muster.keep_for_history();
create trigger keep_for_history before update on public.expense_versions
for each row execute function muster.keep_for_history();
create trigger keep_for_history_deleted before delete on public.expense_versions
for each row when (pg_trigger_depth() = 0) execute function muster.keep_for_history();

-- X1: who is not active now is put into nothing, and nothing of theirs rises.
create function muster.refuse_frozen(refused jsonb) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if refused is not null then
    raise exception using errcode = 'MU140', message = 'frozen_member',
      detail = jsonb_build_object('errors', refused);
  end if;
end
$$;
comment on function muster.refuse_frozen(jsonb) is 'Refuses to involve those who are not active (X1).';

create function muster.frozen_error(field text, person_id uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
  return jsonb_build_object(
    'field', field, 'code', 'frozen_member',
    'message', coalesce(
      (select u.full_name from public.users as u where u.id = frozen_error.person_id),
      (
        select h.full_name
        from public.expense_placeholders as h where h.id = frozen_error.person_id
      ), 'somebody'
    ) || ' is not an active member; nothing of theirs may rise, nothing owed to them may fall, and nothing new involves them'
  );
end
$$;
comment on function muster.frozen_error(text, uuid) is 'Names somebody who is not active.';

create function muster.guard_expense_people() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  about text := case tg_table_name when 'expense_payers' then 'paidBy' else 'split' end;
  refused jsonb;
begin
  perform from public.groups as g
  where g.id in (select n.group_id from new_rows as n)
  order by g.id
  for share;
  if tg_op = 'INSERT' then
    select jsonb_agg(muster.frozen_error(about, n.person_id) order by n.position) into refused
    from new_rows as n
    where not exists (
      select
      from muster.direct_access as a
      where a.user_id = n.user_id and a.group_id = n.group_id and a.status = 'active'
    ) and not exists (
      select
      from public.expense_placeholders as h
      where h.id = n.placeholder_id and h.group_id = n.group_id and h.claimed_at is null
    );
  else
    select jsonb_agg(muster.frozen_error(about, n.person_id) order by n.position) into refused
    from new_rows as n
    left join old_rows as o on o.expense_id = n.expense_id and o.person_id = n.person_id
    where (
      o.person_id is null or abs(n.amount) > abs(o.amount) or sign(n.amount) * sign(o.amount) < 0
    ) and not exists (
      select
      from muster.direct_access as a
      where a.user_id = n.user_id and a.group_id = n.group_id and a.status = 'active'
    ) and not exists (
      select
      from public.expense_placeholders as h
      where h.id = n.placeholder_id and h.group_id = n.group_id and h.claimed_at is null
    );
  end if;
  perform muster.refuse_frozen(refused);
  return null;
end
$$;
comment on function muster.guard_expense_people() is
'Refuses to put anybody but active members and placeholders into an expense, and to raise what others have in it (X1).';
create trigger guard_people_insert after insert on public.expense_payers
referencing new table as new_rows
for each statement execute function muster.guard_expense_people();
create trigger guard_people_update after update on public.expense_payers
referencing old table as old_rows new table as new_rows
for each statement execute function muster.guard_expense_people();
create trigger guard_people_insert after insert on public.expense_shares
referencing new table as new_rows
for each statement execute function muster.guard_expense_people();
create trigger guard_people_update after update on public.expense_shares
referencing old table as old_rows new table as new_rows
for each statement execute function muster.guard_expense_people();

create function muster.guard_frozen_expense() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  refused jsonb;
begin
  select jsonb_agg(muster.frozen_error(i.about, i.person_id) order by i.about, i.position)
  into refused
  from (
    select 'paidBy' as about, p.person_id, p.user_id, p.placeholder_id, p.position
    from public.expense_payers as p where p.expense_id = new.id
    union all
    select 'split', s.person_id, s.user_id, s.placeholder_id, s.position
    from public.expense_shares as s where s.expense_id = new.id
  ) as i
  where i.placeholder_id is null and not exists (
    select
    from muster.direct_access as a
    where a.user_id = i.user_id and a.group_id = new.group_id and a.status = 'active'
  );
  perform muster.refuse_frozen(refused);
  return null;
end
$$;
comment on function muster.guard_frozen_expense() is
'Refuses to bring back an expense of those who are not active, or to change its currency (X1).';
create trigger guard_frozen_expense after update of currency, deleted_at on public.expenses
for each row when (
  old.currency <> new.currency or (old.deleted_at is not null and new.deleted_at is null)
) execute function muster.guard_frozen_expense();

-- Behind all functions: payers and shares make up the amount (X2).
create function muster.check_expense_sums() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if exists (
    select
    from public.expenses as e
    where e.id = new.id and (
      e.amount is distinct from (
        select sum(p.amount) from public.expense_payers as p where p.expense_id = e.id
      ) or e.amount is distinct from (
        select sum(s.amount) from public.expense_shares as s where s.expense_id = e.id
      )
    )
  ) then
    raise exception using errcode = 'MU147', message = 'expense_sums';
  end if;
  return null;
end
$$;
comment on function muster.check_expense_sums() is
'Refuses, at commit, an expense whose payers or shares do not make up its amount (X2).';
create constraint trigger check_sums after insert or update on public.expenses
deferrable initially deferred
for each row execute function muster.check_expense_sums();

-- Once for an expense and not for each row of it: whoever writes rows touches their expenses, but
-- for those that this transaction has made, which are looked at anyway.
create function muster.touch_sums() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  present text := (pg_current_xact_id()::text::numeric % 4294967296)::text;
begin
  if tg_op = 'INSERT' then
    update public.expenses as e set updated_at = e.updated_at
    where e.id in (select n.expense_id from new_rows as n) and e.xmin::text <> present;
  elsif tg_op = 'DELETE' then
    update public.expenses as e set updated_at = e.updated_at
    where e.id in (select o.expense_id from old_rows as o) and e.xmin::text <> present;
  else
    update public.expenses as e set updated_at = e.updated_at
    where e.id in (
      select n.expense_id from new_rows as n union all select o.expense_id from old_rows as o
    ) and e.xmin::text <> present;
  end if;
  return null;
end
$$;
comment on function muster.touch_sums() is
'Has the sums of expenses looked at, at commit, whose payers or shares change (X2).';
create trigger touch_sums_insert after insert on public.expense_payers
referencing new table as new_rows
for each statement execute function muster.touch_sums();
create trigger touch_sums_update after update on public.expense_payers
referencing old table as old_rows new table as new_rows
for each statement execute function muster.touch_sums();
create trigger touch_sums_delete after delete on public.expense_payers
referencing old table as old_rows
for each statement when (pg_trigger_depth() < 2) execute function muster.touch_sums();
create trigger touch_sums_insert after insert on public.expense_shares
referencing new table as new_rows
for each statement execute function muster.touch_sums();
create trigger touch_sums_update after update on public.expense_shares
referencing old table as old_rows new table as new_rows
for each statement execute function muster.touch_sums();
create trigger touch_sums_delete after delete on public.expense_shares
referencing old table as old_rows
for each statement when (pg_trigger_depth() < 2) execute function muster.touch_sums();
