-- Who has to do with which money, and how every change of a group's money begins (X1, K5, K6, K13).
--
-- Direct members only: who is in a group through another has nothing to do with its money. Active
-- and paused ones see all of it; a former member sees what involves them.

create view muster.my_money with (security_barrier = true) as
select a.group_id, a.status
from muster.direct_access as a
where a.user_id = (select auth.uid()) and a.status in ('active', 'paused');
comment on view muster.my_money is 'The groups all of whose money the caller sees (K6, K13).';

create view muster.my_expenses with (security_barrier = true) as
select s.expense_id
from public.expense_shares as s
where s.user_id = (select auth.uid())
union all
select p.expense_id
from public.expense_payers as p
where p.user_id = (select auth.uid());
comment on view muster.my_expenses is
'The expenses that the caller pays or takes part in, also of groups that they have left (K5).';

grant select on muster.my_money, muster.my_expenses to authenticated;

create function muster.money_role(user_id uuid, group_id uuid) returns text
language plpgsql stable
set search_path = ''
as $$
begin
  return (
    select case
      when a.status in ('active', 'paused') then a.status
      -- Invited again, a former member is one still.
      when a.joined_at is not null then 'frozen'
    end
    from muster.direct_access as a
    where a.user_id = money_role.user_id and a.group_id = money_role.group_id
  );
end
$$;
comment on function muster.money_role(uuid, uuid) is
'What a person is to the money of a group: active, paused, frozen, or null: nothing.';

create function muster.lock_money(group_id uuid) returns public.groups
language plpgsql volatile
set search_path = ''
as $$
declare
  present public.groups;
begin
  perform muster.require_read_committed();
  -- Shared: nobody leaves meanwhile, and the group's version stays what it is.
  select * into present from public.groups as g where g.id = lock_money.group_id for share;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  insert into muster.expense_ledgers as l (group_id) values (present.id)
  on conflict on constraint expense_ledgers_pkey do update set version = l.version + 1;
  return present;
end
$$;
comment on function muster.lock_money(uuid) is
'Takes the lock of a group''s money, and keeps its members from coming and going.';

create function muster.refuse_money(caller_id uuid, group_id uuid, permission text) returns void
language plpgsql stable
set search_path = ''
as $$
begin
  if not muster.sees_group(refuse_money.caller_id, refuse_money.group_id) then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  raise exception using errcode = 'MU011', message = 'forbidden',
    detail = json_build_object('permission', refuse_money.permission);
end
$$;
comment on function muster.refuse_money(uuid, uuid, text) is
'Refuses somebody: a group that they do not see is not there.';

create function muster.begin_money(group_id uuid) returns public.groups
language plpgsql volatile
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups;
begin
  -- Before the lock, so that a stranger cannot hold anybody up.
  if muster.money_role(caller_id, begin_money.group_id) is null then
    perform muster.refuse_money(caller_id, begin_money.group_id, 'active_member');
  end if;
  present := muster.lock_money(begin_money.group_id);
  -- After the lock: what was true before may be no longer.
  if muster.money_role(caller_id, present.id) is distinct from 'active' then
    perform muster.refuse_money(caller_id, present.id, 'active_member');
  end if;
  if present.archived_at is not null then
    raise exception using errcode = 'MU026', message = 'archived';
  end if;
  return present;
end
$$;
comment on function muster.begin_money(uuid) is
'Locks a group''s money for a change by the caller, an active direct member (X1, K13, K15).';

create function api.require_money(group_id uuid) returns void
language plpgsql stable security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
begin
  if muster.money_role(caller_id, require_money.group_id) is null then
    perform muster.refuse_money(caller_id, require_money.group_id, 'member');
  end if;
end
$$;
comment on function api.require_money(uuid) is
'Tells apart a list of money that is empty from one that the caller may not see.';
grant execute on function api.require_money(uuid) to authenticated;

create function muster.invalid(constraint_name text) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  raise exception using errcode = '23514', message = 'not valid',
    constraint = constraint_name, table = 'expenses', schema = 'public';
end
$$;
comment on function muster.invalid(text) is
'Refuses a value under the name of a constraint, which says what is wrong with it.';

create function muster.whole_number(value jsonb, constraint_name text) returns bigint
language plpgsql volatile
set search_path = ''
as $$
declare
  number numeric;
begin
  if value is null or value = 'null' then
    return null;
  end if;
  if jsonb_typeof(value) <> 'number' then
    perform muster.invalid(constraint_name);
  end if;
  number := (value #>> '{}')::numeric;
  if number <> trunc(number) or abs(number) > 1000000000000000 then
    perform muster.invalid(constraint_name);
  end if;
  return number::bigint;
end
$$;
comment on function muster.whole_number(jsonb, text) is
'A whole number out of JSON, or null; refused under the name of a constraint.';

create function muster.plain_text(value jsonb, constraint_name text) returns text
language plpgsql volatile
set search_path = ''
as $$
begin
  if value is null or value = 'null' then
    return null;
  end if;
  if jsonb_typeof(value) <> 'string' then
    perform muster.invalid(constraint_name);
  end if;
  return value #>> '{}';
end
$$;
comment on function muster.plain_text(jsonb, text) is
'Text out of JSON, or null; refused under the name of a constraint.';

create function muster.calendar_day(value jsonb, constraint_name text) returns date
language plpgsql volatile
set search_path = ''
as $$
declare
  day text := muster.plain_text(value, constraint_name);
begin
  if day !~ '^\d{4}-\d\d-\d\d$' then
    perform muster.invalid(constraint_name);
  end if;
  return day::date;
exception when datetime_field_overflow or invalid_datetime_format then
  perform muster.invalid(constraint_name);
end
$$;
comment on function muster.calendar_day(jsonb, text) is
'A day as YYYY-MM-DD, or null; refused under the name of a constraint.';

create function muster.day_at(user_id uuid) returns date
language plpgsql volatile
set search_path = ''
as $$
begin
  return (clock_timestamp() at time zone coalesce(
    (select p.time_zone from public.user_private as p where p.user_id = day_at.user_id), 'UTC'
  ))::date;
end
$$;
comment on function muster.day_at(uuid) is 'Which day it is in a person''s time zone.';

create function muster.require_currency(code text) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if code is null or not exists (
    select from public.currencies as c where c.code = require_currency.code
  ) then
    perform muster.invalid('expenses_currency_known');
  end if;
end
$$;
comment on function muster.require_currency(text) is 'Refuses what is no currency of ISO 4217.';
