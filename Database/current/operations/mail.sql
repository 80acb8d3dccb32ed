-- Mails wait in a table, written with what they tell of: no mail of a change that did not
-- happen, none lost by a crash. Servers claim them with SKIP LOCKED.

create function muster.send_mail(recipient text, kind text, payload jsonb) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  insert into muster.mails (recipient, kind, payload)
  values (send_mail.recipient, send_mail.kind, send_mail.payload || jsonb_build_object(
    'locale', (
      select p.locale
      from auth.users as u
      join public.user_private as p on p.user_id = u.id
      where u.email operator(extensions.=) send_mail.recipient::extensions.citext
    )
  ));
  perform pg_notify('muster_mails', '');
end
$$;
comment on function muster.send_mail(text, text, jsonb) is 'Puts a mail out to be sent.';

create function muster.claim_mails(at_most integer)
returns table (id uuid, recipient text, kind text, payload text, attempts integer)
language sql volatile security definer
set search_path = ''
as $$
  -- Claimed for two minutes; whoever dies with it leaves it to the next.
  with due as (
    select m.id
    from muster.mails as m
    where m.due_at <= clock_timestamp()
    order by m.due_at
    limit at_most
    for update skip locked
  )
  update muster.mails as m
  set attempts = m.attempts + 1, due_at = clock_timestamp() + interval '2 minutes'
  from due
  where m.id = due.id
  returning m.id, m.recipient::text, m.kind, m.payload::text, m.attempts
$$;
comment on function muster.claim_mails(integer) is 'Takes mails that are due, to send them.';
grant execute on function muster.claim_mails(integer) to service_role;

create function muster.finish_mail(mail_id uuid, sent boolean) returns void
language plpgsql volatile security definer
set search_path = ''
as $$
begin
  if sent then
    delete from muster.mails as m where m.id = mail_id;
    return;
  end if;
  -- Twice the wait each time, from half a minute to six hours; given up after three days.
  update muster.mails as m
  set due_at = clock_timestamp() + least(
    interval '6 hours', interval '30 seconds' * power(2, least(m.attempts, 20))
  )
  where m.id = mail_id;
  delete from muster.mails as m
  where m.id = mail_id and m.created_at < clock_timestamp() - interval '3 days';
end
$$;
comment on function muster.finish_mail(uuid, boolean) is
'Says that a mail was sent, or is to be tried again later.';
grant execute on function muster.finish_mail(uuid, boolean) to service_role;
