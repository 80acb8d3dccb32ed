extension World {
  /// Journeys of a group: one of the leader's own, a draft in which the group is enrolled and
  /// everybody has done something; and one of Other's in the marketplace, which Member goes through.
  static let journeyFunctions = """
    create table world.journeys (
      group_id uuid, journey_id uuid, enrollment_id uuid, market_id uuid, own_id uuid
    );
    -- The leader writes one for each group that is made.
    create or replace function muster.most_drafts() returns integer language sql immutable
    set search_path = pg_catalog, pg_temp as 'select 1000000';
    -- Member goes through one for each.
    create or replace function muster.most_enrollments() returns integer language sql immutable
    set search_path = pg_catalog, pg_temp as 'select 1000000';
    create function world.journey(title text) returns jsonb language sql as $$
      select jsonb_build_object('title', title, 'isPublic', true, 'content', jsonb_build_object(
        'steps', jsonb_build_array(
          jsonb_build_object('id', 'a', 'title', 'A', 'kind', 'text', 'body', 'Read'),
          jsonb_build_object('id', 'b', 'title', 'B', 'kind', 'task', 'body', 'Do'),
          jsonb_build_object('id', 'c', 'title', 'C', 'kind', 'reflection', 'body', 'Think',
            'required', false))))
    $$;
    create function world.make_journey(group_id uuid) returns void language plpgsql as $$
    declare
      everybody text [] := array['leader', 'member', 'observer', 'paused', 'left', 'removed'];
      journey uuid;
      enrollment uuid;
      market uuid;
      own uuid;
      person text;
    begin
      perform world.become('leader');
      journey := public.create_journey(jsonb_set(world.journey('Ours'), '{content,steps,3}',
        '{"id":"d","title":"D","kind":"text","body":"Later","opensInWeek":2}'));
      enrollment := public.enroll_in_journey(journey, make_journey.group_id);
      -- Not released yet.
      perform public.update_journey(journey, world.journey('Ours'));
      foreach person in array everybody loop
        perform world.become(person);
        perform public.record_journey_step(enrollment, 'b',
          '{"completed": true, "response": "Done"}');
        perform public.record_journey_step(enrollment, 'c',
          '{"completed": true, "response": "Secret"}');
      end loop;
      perform world.become('other');
      market := public.create_journey(world.journey('Everybody''s'));
      perform world.become('admin'), public.publish_journey(market);
      perform world.become('member');
      own := public.enroll_in_journey(market);
      perform public.record_journey_step(own, 'b', '{"completed": true, "response": "Mine"}');
      insert into world.journeys values (make_journey.group_id, journey, enrollment, market, own);
    end
    $$;
    """
}
