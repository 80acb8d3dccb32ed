-- Attempts are counted in a batch of their own before the attempt (A8): a failing attempt
-- then cannot roll its count back.

create function auth.count_attempts(
  keys text[], maxima integer[], windows_in_seconds integer[],
  out allowed boolean, out maximum integer, out remaining integer, out reset_in_seconds integer
)
language plpgsql volatile security definer
set search_path = ''
as $$
declare
  entry record;
  moment timestamptz := clock_timestamp();
  counted auth.rate_limits;
  seconds_left integer;
begin
  -- In the order of the keys, so that two callers cannot wait for one another.
  for entry in
    select k.key, k.maximum, k.seconds
    from unnest(keys, maxima, windows_in_seconds) as k (key, maximum, seconds)
    order by k.key
  loop
    insert into auth.rate_limits as r (key, window_started_at, hits)
    values (encode(sha256(convert_to(entry.key, 'UTF8')), 'hex'), moment, 1)
    on conflict on constraint rate_limits_pkey do update
    set window_started_at = case
        when r.window_started_at + make_interval(secs => entry.seconds) <= moment then moment
        else r.window_started_at
      end,
      hits = case
        when r.window_started_at + make_interval(secs => entry.seconds) <= moment then 1
        -- One more than the maximum says all that is needed; it does not count on for ever.
        else least(r.hits + 1, entry.maximum + 1)
      end
    returning * into counted;
    seconds_left := greatest(1, ceil(extract(
      epoch from counted.window_started_at + make_interval(secs => entry.seconds) - moment
    )))::integer;
    -- What is told is the limit that refuses, or else the one closest to refusing.
    if allowed is null
      or (allowed and (counted.hits > entry.maximum or entry.maximum - counted.hits < remaining))
    then
      allowed := counted.hits <= entry.maximum;
      maximum := entry.maximum;
      remaining := greatest(0, entry.maximum - counted.hits);
      reset_in_seconds := seconds_left;
    end if;
  end loop;
end
$$;
comment on function auth.count_attempts(text[], integer[], integer[]) is
'Counts one attempt under each key and tells whether it is allowed.';
grant execute on function auth.count_attempts(text[], integer[], integer[]) to muster_web;
