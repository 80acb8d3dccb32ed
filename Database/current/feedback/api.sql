-- The shapes of feedback. Names are shown to those who read it, acquainted otherwise or not (A6).

create function api.feedback_person(feedback_id uuid, is_author boolean) returns json
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select json_build_object('userId', u.id, 'fullName', u.full_name, 'avatarUrl', u.avatar_url)
    from public.feedback as f
    join muster.my_feedback as v on v.id = f.id
    join public.users as u
      on u.id = case when feedback_person.is_author then f.author_id else f.recipient_id end
    where f.id = feedback_person.feedback_id
  );
end
$$;
comment on function api.feedback_person(uuid, boolean) is
'Who gave feedback that the caller reads, or whom it was given to.';
grant execute on function api.feedback_person(uuid, boolean) to authenticated;

create function api.feedback_until(feedback_id uuid) returns timestamptz
language plpgsql stable security definer
set search_path = ''
as $$
begin
  return (
    select f.created_at + muster.feedback_editing_time()
    from public.feedback as f
    join muster.my_feedback as v on v.id = f.id
    where f.id = feedback_until.feedback_id
  );
end
$$;
comment on function api.feedback_until(uuid) is
'Until when the author of feedback that the caller reads may change or withdraw it.';
grant execute on function api.feedback_until(uuid) to authenticated;

create view api.feedback with (security_invoker = true) as
select
  f.id, f.group_id as "groupId", api.feedback_person(f.id, true) as author,
  api.feedback_person(f.id, false) as recipient, f.body,
  f.author_id in (select b.blocked_id from public.blocks as b) as "isBlocked",
  f.created_at as "createdAt", f.edited_at as "editedAt",
  api.feedback_until(f.id) as "editableUntil",
  f.author_id as "authorId", f.recipient_id as "recipientId"
from public.feedback as f;
comment on view api.feedback is 'GET /groups/{id}/feedback, GET /feedback/{id}';
grant select on api.feedback to authenticated;

create function api.feedback_answer(feedback_id uuid) returns table (body text)
language plpgsql volatile
set search_path = ''
as $$
begin
  return query
  select row_to_json(v)::text
  from (
    select f.id, f."groupId", f.author, f.recipient, f.body, f."isBlocked", f."createdAt",
      f."editedAt", f."editableUntil"
    from api.feedback as f
    where f.id = feedback_answer.feedback_id
  ) as v;
end
$$;
comment on function api.feedback_answer(uuid) is 'Feedback after a change.';
grant execute on function api.feedback_answer(uuid) to authenticated;
