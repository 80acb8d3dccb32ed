-- Expenses that come again by themselves. Each is made once, by a job on its day in the time zone
-- of whoever set it up; days that were missed are made up for, one job each.

create function muster.occurrence(rule public.recurring_expenses, number integer) returns date
language plpgsql stable
set search_path = ''
as $$
begin
  -- From the first day on, so that what is clamped at the end of a month is not forgotten.
  return (rule.starts_on + number * rule.every_interval * (case rule.every_unit
      when 'day' then interval '1 day' when 'week' then interval '7 days'
      when 'month' then interval '1 month' else interval '1 year' end))::date;
end
$$;
comment on function muster.occurrence(public.recurring_expenses, integer) is
'The day on which a recurring expense comes for the so many-th time, from 0.';

create function muster.plan_recurring(rule public.recurring_expenses) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  day date := muster.occurrence(rule, rule.next_number);
begin
  if day > coalesce(rule.ends_on, day) or rule.made_count >= rule.max_count
    or day > '9000-12-31'
  then
    update public.recurring_expenses as r
    set status = 'ended', next_on = null, pause_reason = null, next_number = rule.next_number,
      made_count = rule.made_count, version = r.version + 1
    where r.id = rule.id;
    perform muster.cancel_job('expenses.recur', rule.id);
    return;
  end if;
  update public.recurring_expenses as r
  set status = 'active', next_on = day, pause_reason = null, next_number = rule.next_number,
    made_count = rule.made_count, version = r.version + 1
  where r.id = rule.id;
  perform muster.schedule_job('expenses.recur', rule.id, day::timestamp at time zone coalesce(
    (select p.time_zone from public.user_private as p where p.user_id = rule.created_by_user_id),
    'UTC'));
end
$$;
comment on function muster.plan_recurring(public.recurring_expenses) is
'Sets the next day of a recurring expense, or ends it.';

create function muster.pause_recurring(rule public.recurring_expenses, reason text) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  people uuid [] := array[rule.created_by_user_id];
begin
  update public.recurring_expenses as r
  set status = 'paused', next_on = null, pause_reason = reason,
    version = r.version + 1
  where r.id = rule.id;
  perform muster.cancel_job('expenses.recur', rule.id);
  if reason = 'creator_not_active'
    or muster.money_role(rule.created_by_user_id, rule.group_id) is distinct from 'active'
  then
    people := array(
      select a.user_id
      from muster.direct_access as a
      where a.group_id = rule.group_id and a.is_leader and a.status = 'active'
        and a.user_id <> rule.created_by_user_id
    );
  end if;
  perform muster.tell_of_money(people, rule.group_id, 'recurring_paused',
    jsonb_build_object('recurringId', rule.id, 'title', rule.template ->> 'description',
      'reason', reason), auth.uid());
end
$$;
comment on function muster.pause_recurring(public.recurring_expenses, text) is
'Stops a recurring expense until somebody resumes it; tells who set it up, or the leaders.';

create function muster.make_recurring(recurring_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  rule public.recurring_expenses;
  present public.groups;
begin
  select * into rule from public.recurring_expenses as r where r.id = make_recurring.recurring_id;
  if not found then
    return;
  end if;
  -- Gone with its group meanwhile, there is nothing to do.
  begin
    present := muster.lock_money(rule.group_id);
  exception when sqlstate 'MU010' then
    return;
  end;
  select * into rule from public.recurring_expenses as r where r.id = rule.id;
  if rule.status <> 'active' then
    return;
  end if;
  if rule.next_on > muster.day_at(rule.created_by_user_id) then
    perform muster.plan_recurring(rule);
    return;
  end if;
  if present.archived_at is not null then
    perform muster.pause_recurring(rule, 'archived');
    return;
  end if;
  if muster.money_role(rule.created_by_user_id, rule.group_id) is distinct from 'active' then
    perform muster.pause_recurring(rule, 'creator_not_active');
    return;
  end if;
  begin
    perform muster.insert_expense(
      rule.group_id, rule.template, rule.created_by_user_id, 'recurring', rule.id, rule.next_on);
  exception
    when sqlstate 'MU140' or sqlstate 'MU141' then
      perform muster.pause_recurring(rule, 'frozen_member');
      return;
    when check_violation then
      perform muster.pause_recurring(rule, 'invalid');
      return;
  end;
  rule.next_number := rule.next_number + 1;
  rule.made_count := rule.made_count + 1;
  perform muster.plan_recurring(rule);
end
$$;
comment on function muster.make_recurring(uuid) is
'Makes the expense that a recurring one is due for, once; a job.';

create function muster.require_template(group_id uuid, input jsonb, creator_id uuid) returns jsonb
language plpgsql volatile
set search_path = ''
as $$
declare
  template jsonb := jsonb_strip_nulls(jsonb_build_object(
    'description', input -> 'description', 'amount', input -> 'amount',
    'currency', input -> 'currency', 'paidBy', input -> 'paidBy', 'split', input -> 'split',
    'category', input -> 'category', 'note', input -> 'note', 'receiptUrl', input -> 'receiptUrl'
  ));
begin
  -- Made and taken back: what could not be made now is refused as it would be.
  begin
    perform muster.insert_expense(require_template.group_id, template, creator_id, 'created');
    raise exception using errcode = 'MU149', message = 'taken_back';
  exception when sqlstate 'MU149' then
    null;
  end;
  -- As it was read: an id is written one way, so that it is found again.
  return template || jsonb_strip_nulls(jsonb_build_object(
    'paidBy', case jsonb_typeof(template -> 'paidBy')
      when 'string' then to_jsonb((template ->> 'paidBy')::uuid)
      else (
        select jsonb_agg(jsonb_build_object('userId', p.person_id, 'amount', p.paid)
          order by p.number)
        from muster.read_payers(template -> 'paidBy', (template ->> 'amount')::numeric::bigint) as p
      ) end,
    'split', jsonb_build_object('mode', template -> 'split' -> 'mode', 'participants', (
      select jsonb_agg(jsonb_build_object('userId', s.person_id, 'value', s.value)
        order by s.number)
      from muster.read_split(template -> 'split', (template ->> 'amount')::numeric::bigint) as s
    ))
  ));
end
$$;
comment on function muster.require_template(uuid, jsonb, uuid) is
'The part of an input that is an expense, refused if that could not be made.';

create function muster.claimed_template(template jsonb, placeholder_id uuid, claimer_id uuid)
returns jsonb
language plpgsql stable
set search_path = ''
as $$
declare
  renamed jsonb := replace(template::text, placeholder_id::text, claimer_id::text)::jsonb;
  twice boolean := (
    select count(*) > 1
    from jsonb_array_elements(renamed -> 'split' -> 'participants') as p (entry)
    where p.entry ->> 'userId' = claimer_id::text
  );
begin
  if twice then
    -- Where both stand they are one with both parts: of equal ones, two.
    renamed := renamed || jsonb_build_object('split', jsonb_build_object(
      'mode', case when renamed -> 'split' ->> 'mode' = 'equal' then 'shares'
        else renamed -> 'split' ->> 'mode' end,
      'participants', (
        select jsonb_agg(jsonb_build_object('userId', m.id, 'value', m.value) order by m.number)
        from (
          select p.entry ->> 'userId' as id, min(p.number) as number,
            sum(coalesce((p.entry ->> 'value')::numeric, 1)) as value
          from jsonb_array_elements(renamed -> 'split' -> 'participants')
            with ordinality as p (entry, number)
          group by p.entry ->> 'userId'
        ) as m
      )
    ));
  end if;
  if jsonb_typeof(renamed -> 'paidBy') = 'array' then
    renamed := renamed || jsonb_build_object('paidBy', (
      select jsonb_agg(jsonb_build_object('userId', m.id, 'amount', m.amount) order by m.number)
      from (
        select p.entry ->> 'userId' as id, min(p.number) as number,
          sum((p.entry ->> 'amount')::numeric) as amount
        from jsonb_array_elements(renamed -> 'paidBy') with ordinality as p (entry, number)
        group by p.entry ->> 'userId'
      ) as m
    ));
  end if;
  return renamed;
end
$$;
comment on function muster.claimed_template(jsonb, uuid, uuid) is
'What recurs, with a person where a placeholder was.';

create function muster.small_number(value jsonb, most integer, constraint_name text)
returns integer
language plpgsql volatile
set search_path = ''
as $$
declare
  number bigint := muster.whole_number(value, constraint_name);
begin
  if number not between 1 and most then
    perform muster.invalid(constraint_name);
  end if;
  return number::integer;
end
$$;
comment on function muster.small_number(jsonb, integer, text) is
'A whole number from 1 to the given one out of JSON, or null; refused under the name of a constraint.';

create function public.create_recurring_expense(group_id uuid, input jsonb) returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_money(create_recurring_expense.group_id);
  rule public.recurring_expenses;
begin
  if jsonb_typeof(input) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'input is an object';
  end if;
  if (
    select count(*)
    from public.recurring_expenses as r where r.group_id = present.id and r.status <> 'ended'
  ) >= 200 then
    raise exception using errcode = 'MU150', message = 'too_many_recurring';
  end if;
  rule.template := muster.require_template(present.id, input, caller_id);
  rule.every_interval := muster.small_number(
    input -> 'every' -> 'interval', 99, 'recurring_expenses_every_interval_range');
  rule.max_count := muster.small_number(
    input -> 'count', 1000, 'recurring_expenses_max_count_range');
  rule.starts_on := muster.calendar_day(input -> 'startsOn', 'recurring_expenses_starts_on_shape');
  if rule.starts_on is null
    or rule.starts_on not between muster.day_at(caller_id) - 366 and muster.day_at(caller_id) + 3660
  then
    perform muster.invalid('recurring_expenses_starts_on_range');
  end if;
  insert into public.recurring_expenses (
    group_id, created_by_user_id, template, every_unit, every_interval, starts_on, next_on,
    ends_on, max_count
  )
  values (
    present.id, caller_id, rule.template, input -> 'every' ->> 'unit', rule.every_interval,
    rule.starts_on, rule.starts_on,
    muster.calendar_day(input -> 'endsOn', 'recurring_expenses_ends_on_shape'), rule.max_count
  )
  returning * into rule;
  perform muster.plan_recurring(rule);
  perform muster.audit('recurring_expense.created', present.id, 'recurring_expenses', rule.id,
    caller_id, null, null);
  return rule.id;
end
$$;
comment on function public.create_recurring_expense(uuid, jsonb) is
'Sets up an expense that comes again, by an active member; past days, up to a year back, are made up for.';
grant execute on function public.create_recurring_expense(uuid, jsonb) to authenticated;

create function muster.find_recurring(group_id uuid, recurring_id uuid)
returns public.recurring_expenses
language plpgsql volatile
set search_path = ''
as $$
declare
  rule public.recurring_expenses;
begin
  select * into rule
  from public.recurring_expenses as r
  where r.id = find_recurring.recurring_id and r.group_id = find_recurring.group_id;
  if not found then
    raise exception using errcode = 'MU010', message = 'not_found';
  end if;
  return rule;
end
$$;
comment on function muster.find_recurring(uuid, uuid) is 'A recurring expense of a group, whose money is locked.';

create function public.update_recurring_expense(group_id uuid, recurring_id uuid, changes jsonb)
returns uuid
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_money(update_recurring_expense.group_id);
  rule public.recurring_expenses :=
    muster.find_recurring(present.id, update_recurring_expense.recurring_id);
  wanted text := changes ->> 'status';
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    raise exception using errcode = '22023', message = 'changes is an object';
  end if;
  if rule.status = 'ended' then
    raise exception using errcode = 'MU151', message = 'recurring_ended';
  end if;
  if wanted is not null and wanted not in ('active', 'paused') then
    perform muster.invalid('recurring_expenses_status_known');
  end if;
  -- Stopping it is possible whatever has become of it.
  if wanted is distinct from 'paused' or changes - array['status', 'endsOn', 'count'] <> '{}' then
    rule.template := muster.require_template(
      present.id, rule.template || (changes - array['status', 'endsOn', 'count']), caller_id);
  end if;
  if changes ? 'endsOn' then
    rule.ends_on := muster.calendar_day(changes -> 'endsOn', 'recurring_expenses_ends_on_shape');
  end if;
  if changes ? 'count' then
    rule.max_count := muster.small_number(
      changes -> 'count', 1000, 'recurring_expenses_max_count_range');
  end if;
  -- Who resumes it answers for it, if whoever set it up is gone.
  if muster.money_role(rule.created_by_user_id, present.id) is distinct from 'active' then
    rule.created_by_user_id := caller_id;
  end if;
  update public.recurring_expenses as r
  set template = rule.template, ends_on = rule.ends_on, max_count = rule.max_count,
    created_by_user_id = rule.created_by_user_id
  where r.id = rule.id;
  if wanted = 'paused' and rule.status = 'active' then
    perform muster.pause_recurring(rule, 'by_member');
  elsif rule.status = 'active' or wanted = 'active' then
    -- Days while it was paused are not made up for.
    while rule.status = 'paused'
      and muster.occurrence(rule, rule.next_number) < muster.day_at(rule.created_by_user_id)
    loop
      rule.next_number := rule.next_number + 1;
    end loop;
    perform muster.plan_recurring(rule);
  end if;
  perform muster.audit('recurring_expense.changed', present.id, 'recurring_expenses', rule.id,
    caller_id, null, null);
  return rule.id;
end
$$;
comment on function public.update_recurring_expense(uuid, uuid, jsonb) is
'Merges the given fields, named as in the API, into a recurring expense; pauses or resumes it.';
grant execute on function public.update_recurring_expense(uuid, uuid, jsonb) to authenticated;

create function public.end_recurring_expense(group_id uuid, recurring_id uuid) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  caller_id uuid := muster.caller();
  present public.groups := muster.begin_money(end_recurring_expense.group_id);
  rule public.recurring_expenses :=
    muster.find_recurring(present.id, end_recurring_expense.recurring_id);
begin
  if rule.status = 'ended' then
    return;
  end if;
  update public.recurring_expenses as r
  set status = 'ended', next_on = null, pause_reason = null,
    version = r.version + 1
  where r.id = rule.id;
  perform muster.cancel_job('expenses.recur', rule.id);
  perform muster.audit('recurring_expense.ended', present.id, 'recurring_expenses', rule.id,
    caller_id, null, null);
end
$$;
comment on function public.end_recurring_expense(uuid, uuid) is
'Ends a recurring expense; what it has made stays.';
grant execute on function public.end_recurring_expense(uuid, uuid) to authenticated;

create trigger update_recurring_expenses_updated_at before update on public.recurring_expenses
for each row execute function public.update_updated_at_column();

create function muster.publish_recurring() returns trigger
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  perform muster.publish('recurring_expense.changed', 'group.money', new.group_id,
    jsonb_build_object('groupId', new.group_id, 'recurringId', new.id));
  return null;
end
$$;
comment on function muster.publish_recurring() is
'Tells who sees a group''s money of a recurring expense that is set up, changed, paused or ended.';
create trigger publish_recurring after insert or update on public.recurring_expenses
for each row execute function muster.publish_recurring();
