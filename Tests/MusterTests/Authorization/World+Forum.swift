extension World {
  /// The forum of a group: whoever is or was in it has written in one thread, of which what
  /// Observer wrote is hidden. Leader has given everybody feedback; the group has a chat.
  static let forumFunctions = """
    create table world.forums (
      group_id uuid, thread_id uuid, reply_id uuid, concealed_id uuid, feedback_id uuid,
      chat_id uuid, message_id uuid
    );
    create function world.make_forum(group_id uuid) returns void language plpgsql as $$
    declare
      thread uuid;
      reply uuid;
      concealed uuid;
      given uuid;
      chat uuid;
      message uuid;
      writer text;
    begin
      perform world.become('member');
      thread := public.open_thread(group_id, 'Bread', 'Who baks?', array[world.person('leader')]);
      perform public.update_post(thread, '{"body":"Who bakes?"}');
      perform public.mark_forum_read(group_id);
      foreach writer in array array['paused', 'left', 'removed', 'member'] loop
        perform world.become(writer);
        reply := public.reply_to_post(thread, 'I, ' || writer);
      end loop;
      perform world.become('observer');
      concealed := public.reply_to_post(thread, 'Hidden');
      perform public.update_post(concealed, '{"body":"Hidden, too"}');
      perform world.become('leader');
      perform public.update_post(concealed, '{"isHidden":true}');
      foreach writer in array array['paused', 'left', 'removed', 'observer', 'member'] loop
        given := public.give_feedback(group_id, world.person(writer), 'Well done');
      end loop;
      select o.chat_id into chat from public.open_group_chat(group_id) as o;
      perform public.open_direct_chat(world.person('member'));
      perform public.block_person(world.person('left'));
      perform world.become('member');
      message := public.post_message(chat, 'Hello');
      insert into world.forums
      values (group_id, thread, reply, concealed, given, chat, message);
    end
    $$;
    """
}
