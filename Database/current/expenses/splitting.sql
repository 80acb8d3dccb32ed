-- How an amount is divided (X2): what a split says, and what each person's share of it is.

create function muster.refuse_twice(people uuid [], constraint_name text) returns void
language plpgsql volatile
set search_path = ''
as $$
begin
  if cardinality(people) <> (select count(distinct p.id) from unnest(people) as p (id)) then
    perform muster.invalid(constraint_name);
  end if;
end
$$;
comment on function muster.refuse_twice(uuid [], text) is 'Refuses who is named twice.';

create function muster.person_id(value jsonb, constraint_name text) returns uuid
language plpgsql volatile
set search_path = ''
as $$
declare
  id text := muster.plain_text(value, constraint_name);
begin
  if id is null or id !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    perform muster.invalid(constraint_name);
  end if;
  return id::uuid;
end
$$;
comment on function muster.person_id(jsonb, text) is
'An id out of JSON; refused under the name of a constraint.';

create function muster.divide(amount bigint, weights numeric [])
returns table (number integer, share bigint, leftover bigint)
language plpgsql immutable
set search_path = ''
as $$
declare
  total numeric := (select sum(w.weight) from unnest(weights) as w (weight));
begin
  return query
  with parts as (
    select w.number, div(abs(amount)::numeric * w.weight, total) as whole,
      mod(abs(amount)::numeric * w.weight, total) as rest
    from unnest(weights) with ordinality as w (weight, number)
  ),
  ranked as (
    -- The largest remainders first, and among equal ones those who were named first.
    select p.number, p.whole,
      case when row_number() over (order by p.rest desc, p.number)
          <= abs(amount) - sum(p.whole) over () then 1 else 0 end as extra
    from parts as p
  )
  select r.number::integer, (sign(amount) * (r.whole + r.extra))::bigint,
    (sign(amount) * r.extra)::bigint
  from ranked as r;
end
$$;
comment on function muster.divide(bigint, numeric []) is
'Divides an amount by weights, to the last unit: what does not divide goes out one by one, the largest remainder first.';

create function muster.read_split(split jsonb, amount bigint)
returns table (person_id uuid, value numeric, share bigint, leftover bigint, number integer)
language plpgsql volatile
set search_path = ''
as $$
declare
  mode text := split ->> 'mode';
  participants jsonb := split -> 'participants';
  people uuid [] := '{}';
  values_given numeric [] := '{}';
  entry jsonb;
  given numeric;
begin
  if jsonb_typeof(split) is distinct from 'object'
    or jsonb_typeof(participants) is distinct from 'array'
  then
    perform muster.invalid('expense_shares_participants');
  end if;
  if mode is null or mode not in ('equal', 'exact', 'percent', 'shares') then
    perform muster.invalid('expenses_split_mode_known');
  end if;
  if jsonb_array_length(participants) not between 1 and 500 then
    perform muster.invalid('expense_shares_count');
  end if;
  for entry in select p.entry from jsonb_array_elements(participants) as p (entry) loop
    if jsonb_typeof(entry) <> 'object' then
      perform muster.invalid('expense_shares_participants');
    end if;
    people := people || muster.person_id(entry -> 'userId', 'expense_shares_participants');
    given := null;
    if coalesce(entry -> 'value', 'null') <> 'null' then
      if mode = 'equal' then
        perform muster.invalid('expense_shares_equal_value');
      end if;
      if jsonb_typeof(entry -> 'value') <> 'number' then
        perform muster.invalid('expense_shares_value_needed');
      end if;
      given := (entry ->> 'value')::numeric;
    elsif mode <> 'equal' then
      perform muster.invalid('expense_shares_value_needed');
    end if;
    if mode = 'exact' and (
      given <> trunc(given) or abs(given) > 1000000000000 or sign(given) * sign(amount) < 0
    ) then
      perform muster.invalid('expense_shares_exact_value');
    elsif mode = 'percent' and (given <= 0 or given > 100 or given <> round(given, 4)) then
      perform muster.invalid('expense_shares_percent_value');
    elsif mode = 'shares' and (given <= 0 or given > 1000000 or given <> round(given, 4)) then
      perform muster.invalid('expense_shares_weight');
    end if;
    values_given := values_given || given;
  end loop;
  perform muster.refuse_twice(people, 'expense_shares_twice');
  if mode = 'exact' then
    if (select sum(v.given) from unnest(values_given) as v (given)) <> amount then
      perform muster.invalid('expense_shares_exact_sum');
    end if;
    return query
    select p.id, v.given, v.given::bigint, 0::bigint, p.number::integer
    from unnest(people) with ordinality as p (id, number)
    join unnest(values_given) with ordinality as v (given, number) using (number);
    return;
  end if;
  if mode = 'percent' and (select sum(v.given) from unnest(values_given) as v (given)) <> 100 then
    perform muster.invalid('expense_shares_percent_sum');
  end if;
  return query
  select p.id, v.given, d.share, d.leftover, p.number::integer
  from unnest(people) with ordinality as p (id, number)
  join unnest(values_given) with ordinality as v (given, number) using (number)
  join muster.divide(
    amount, case mode when 'equal' then array_fill(1::numeric, array[cardinality(people)])
      else values_given end
  ) as d on d.number = p.number;
end
$$;
comment on function muster.read_split(jsonb, bigint) is
'What a split of an amount makes of it for each person (X2): equal, exact, percent or shares.';

create function muster.read_payers(paid_by jsonb, amount bigint)
returns table (person_id uuid, paid bigint, number integer)
language plpgsql volatile
set search_path = ''
as $$
declare
  people uuid [] := '{}';
  amounts bigint [] := '{}';
  entry jsonb;
  part bigint;
begin
  if jsonb_typeof(paid_by) = 'string' then
    return query
    select muster.person_id(paid_by, 'expense_payers_shape'), amount, 1;
    return;
  end if;
  if jsonb_typeof(paid_by) is distinct from 'array' then
    perform muster.invalid('expense_payers_shape');
  end if;
  if jsonb_array_length(paid_by) not between 1 and 500 then
    perform muster.invalid('expense_payers_count');
  end if;
  for entry in select p.entry from jsonb_array_elements(paid_by) as p (entry) loop
    if jsonb_typeof(entry) <> 'object' or exists (
      select from jsonb_object_keys(entry) as k (key) where k.key not in ('userId', 'amount')
    ) then
      perform muster.invalid('expense_payers_shape');
    end if;
    people := people || muster.person_id(entry -> 'userId', 'expense_payers_shape');
    part := muster.whole_number(entry -> 'amount', 'expense_payers_amount');
    if part is null or abs(part) > 1000000000000 or sign(part) * sign(amount) <= 0 then
      perform muster.invalid('expense_payers_amount');
    end if;
    amounts := amounts || part;
  end loop;
  perform muster.refuse_twice(people, 'expense_payers_twice');
  if (select sum(a.paid) from unnest(amounts) as a (paid)) <> amount then
    perform muster.invalid('expense_payers_sum');
  end if;
  return query
  select p.id, a.paid, p.number::integer
  from unnest(people) with ordinality as p (id, number)
  join unnest(amounts) with ordinality as a (paid, number) using (number);
end
$$;
comment on function muster.read_payers(jsonb, bigint) is
'Who paid how much: one person all of it, or several with their amounts (X2).';

create function muster.require_people(group_id uuid, people uuid [], field text) returns void
language plpgsql stable
set search_path = ''
as $$
declare
  unknown jsonb;
begin
  select jsonb_agg(jsonb_build_object(
    'field', require_people.field, 'code', 'not_in_group',
    'message', 'names ' || p.id || ', who is neither a member nor a placeholder here'
  ) order by p.number)
  into unknown
  from unnest(people) with ordinality as p (id, number)
  where muster.money_role(p.id, require_people.group_id) is null and not exists (
    select
    from public.expense_placeholders as h
    where h.id = p.id and h.group_id = require_people.group_id and h.claimed_at is null
  );
  if unknown is not null then
    raise exception using errcode = 'MU141', message = 'not_in_group',
      detail = jsonb_build_object('errors', unknown);
  end if;
end
$$;
comment on function muster.require_people(uuid, uuid [], text) is
'Refuses who is and was no member of the group, nor a placeholder of it.';
