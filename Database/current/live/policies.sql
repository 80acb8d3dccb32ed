-- Events are nobody's to read: servers ask the functions of reading.sql.
do $$
declare
  wanted text;
begin
  foreach wanted in array array[
    'muster.stream_events', 'muster.stream_events_0', 'muster.stream_events_1',
    'muster.stream_events_2', 'muster.stream_state'
  ] loop
    execute format('alter table %s enable row level security', wanted);
    execute format(
      'revoke all on %s from public, anon, authenticated, service_role, muster_web', wanted
    );
  end loop;
end
$$;
