extension FunctionExpectations {
  /// The functions of lunches.
  static let lunches = """
    authenticated, invoker
      api.create_lunch(jsonb)
        caller 23502 calls public.create_lunch
      api.lunch_answer(uuid)
        uid ok reads under policies
      api.save_restaurant(uuid, jsonb)
        caller 22023 calls public.save_restaurant
      muster.day(jsonb, text, text)
        uid ok reads its argument only
    authenticated, definer
      api.lunch_participant_count(uuid)
        uid ok of lunches that the caller takes part in, or of groups that they are in
      api.lunch_participants(uuid)
        uid ok of lunches that the caller takes part in
      api.lunch_votes(uuid)
        uid ok of lunches that the caller takes part in
      api.lunches_with(uuid)
        uid ok lunches that the caller takes part in
      api.my_today()
        caller ok about oneself
      api.require_lunch(uuid)
        caller MU010 takes part in it
      api.restaurants_near(double precision, double precision)
        uid ok anyone signed in
      api.suggestions(uuid)
        caller MU010 takes part in it
      public.cast_lunch_vote(uuid, uuid)
        caller MU010 takes part in it; checked under the lock (L4)
      public.create_lunch(date, numeric, numeric, text, uuid, timestamp with time zone)
        caller 23502 anyone signed in; of a group, who is active in it
      public.delete_lunch(uuid)
        caller MU010 its creator; checked under the lock (L6)
      public.join_lunch(uuid, uuid)
        caller MU010 may join it, or takes part and knows whom they add (L6)
      public.leave_lunch(uuid, uuid)
        caller MU010 about oneself, or its creator (L6)
      public.save_restaurant(uuid, jsonb)
        caller 22023 anyone signed in; who added it (L8)
      public.take_back_lunch_vote(uuid, uuid)
        caller MU010 takes part in it; their own vote (L4)
      public.update_lunch(uuid, jsonb, bigint)
        caller 22023 its creator; the location while planning, who takes part (L6)
    nobody, definer
      muster.end_lunch()
        trigger -
      muster.follow_access()
        trigger -
      muster.follow_closure()
        trigger -
      muster.follow_lunch()
        trigger -
      muster.follow_participants()
        trigger -
      muster.follow_profile_diets()
        trigger -
      muster.follow_unarchiving()
        trigger -
      muster.guard_lunch()
        trigger -
      muster.guard_participant()
        trigger -
      muster.guard_vote()
        trigger -
      muster.publish_lunch()
        trigger -
      muster.publish_lunch_participants()
        trigger -
      muster.publish_lunch_votes()
        trigger -
      muster.raise_lunch_version()
        trigger -
    """
}
