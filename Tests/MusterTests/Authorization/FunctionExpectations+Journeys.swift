extension FunctionExpectations {
  /// The functions of journeys.
  static let journeys = """
    anon,authenticated, definer
      api.journey(uuid)
        uid ok journeys that the caller sees (J4)
      api.journey_author_name(uuid)
        uid ok of journeys that the caller sees (J4)
      api.marketplace(text, text, text, text, bigint)
        anyone ok what is published and public
    authenticated, definer
      api.enrollment(uuid)
        caller ok enrolments that the caller sees (J4)
      api.enrollment_members(uuid)
        caller MU010 holds view_others_progress in the group
      api.enrollment_progress(uuid, uuid)
        caller MU010 each part by its permission (J3)
      api.group_enrollments(uuid)
        caller MU010 active in the group
      api.past_progress()
        caller ok about oneself (K5)
      api.record_journey_step(uuid, text, jsonb)
        caller 23502 calls public.record_journey_step
      api.require_group_enrollments(uuid)
        caller MU010 active in the group
      api.require_watching(uuid)
        caller MU010 holds view_others_progress in the group
      muster.i_edit_journeys()
        uid ok about oneself
      muster.i_judge_journeys()
        uid ok about oneself
      muster.i_see_progress(uuid)
        caller ok about oneself (J3)
      public.create_journey(jsonb)
        caller 22023 holds create_journey (J1)
      public.delete_journey(uuid)
        caller MU010 its author, of a draft of one's own; or holds delete_journey (J1)
      public.enroll_in_journey(uuid, uuid, date)
        caller MU010 holds enroll_self_in_journey, or enroll_group_in_journey there (J2)
      public.publish_journey(uuid)
        caller MU010 holds publish_journey (J1)
      public.record_journey_step(uuid, text, jsonb)
        caller 23502 enrolled, of a group with complete_journey_activities (J3)
      public.release_journey_version(uuid)
        caller MU010 its author, or holds edit_journey (J1)
      public.unenroll_from_journey(uuid)
        caller MU010 enrolled, of a group with unenroll_from_journey (J2)
      public.unpublish_journey(uuid)
        caller MU010 its author, or holds unpublish_journey (J1)
      public.update_enrollment(uuid, jsonb)
        caller 22023 enrolled, of a group by permission; checked under the lock (J2)
      public.update_journey(uuid, jsonb, bigint)
        caller 22023 its author, or holds edit_journey (J1)
    nobody, definer
      muster.follow_counted()
        trigger -
      muster.follow_enrollment()
        trigger -
      muster.follow_grants()
        trigger -
      muster.follow_journey_unarchiving()
        trigger -
      muster.follow_progress()
        trigger -
      muster.follow_responses()
        trigger -
      muster.guard_enrollment()
        trigger -
      muster.guard_journey()
        trigger -
      muster.keep_versions()
        trigger -
      muster.publish_enrollment_row()
        trigger -
      muster.publish_journey()
        trigger -
      muster.publish_progress()
        trigger -
    """
}
