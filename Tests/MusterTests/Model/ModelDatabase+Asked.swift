extension ModelDatabase {
  /// What each of some people is told when they ask for member lists and for reasons: to be
  /// called as authenticated. A refusal is told by its SQLSTATE.
  static let asked = """
    create function model.listed(called uuid) returns text
    set plan_cache_mode = force_generic_plan language plpgsql as $$
    begin
      return '[' || coalesce((select string_agg(x.line, ' ' order by x.line collate "C") from (
        select coalesce(u.symbol, m."userId"::text)
        || case when m.via is null then '' else '*' end as line
        from api.members_of(called, 'current') as m
        left join model.symbols as u on u.id = m."userId") as x), '') || ']';
    exception when others then
      return sqlstate;
    end
    $$;

    create function model.reason(called uuid, permission text, person uuid) returns text
    set plan_cache_mode = force_generic_plan language plpgsql as $$
    declare
      answer json;
    begin
      answer := public.why(called, permission, person);
      if (answer ->> 'granted')::boolean <> (json_array_length(answer -> 'paths') > 0) then
        return 'granted without a path, or the reverse: ' || answer::text;
      end if;
      return model.is_on((answer ->> 'granted')::boolean);
    exception when others then
      return sqlstate;
    end
    $$;

    create function model.asked(
      world integer, people uuid[], groups text[], permission text) returns text
    language plpgsql as $$
    declare
      lines text[] := '{}';
      called record;
      other integer;
    begin
      for i in 1 .. array_length(people, 1) loop
        perform set_config(
          'request.jwt.claims', json_build_object('sub', people[i])::text, true);
        other := i % array_length(people, 1) + 1;
        for called in select s.id, s.symbol from model.symbols as s
          where s.world = asked.world and s.symbol = any (asked.groups) order by s.symbol collate "C"
        loop
          lines := lines || ('p' || (i - 1) || ' ' || called.symbol || ' list '
            || model.listed(called.id) || ' may ' || model.reason(called.id, permission, null)
            || ' p' || (other - 1) || ' ' || model.reason(called.id, permission, people[other]));
        end loop;
      end loop;
      return array_to_string(lines, E'\\n');
    end
    $$;
    """
}
