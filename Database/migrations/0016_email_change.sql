-- A person may have another address: it takes effect when the link that was mailed to it is opened.

alter table auth.one_time_tokens
drop constraint one_time_tokens_purpose_known,
add constraint one_time_tokens_purpose_known
check (purpose in ('verify_email', 'reset_password', 'change_email', 'former_email')),
-- As that of the accounts: the address becomes one of theirs. Of the others it is one already.
add constraint one_time_tokens_email_shape check (
  purpose <> 'change_email'
  or (
    length(email::text) between 3 and 254
    and email::text ~ '^[^@[:space:][:cntrl:]]{1,64}@[^@[:space:][:cntrl:]]+[.][^@[:space:][:cntrl:].]+$'
  )
);
comment on table auth.one_time_tokens is
'Links in mails, by hash; deleted when used (A4). And, of former_email, verified addresses that an account had within a week: no link, but what a new password may be asked for by.';
-- Whoever asks again means another address than before.
create unique index one_time_tokens_change_email_key on auth.one_time_tokens (user_id)
where purpose = 'change_email';
-- Asked for by every sign-up and every forgotten password.
create index one_time_tokens_former_email_idx on auth.one_time_tokens (email)
where purpose = 'former_email';

alter table muster.mails
drop constraint mails_kind_known,
add constraint mails_kind_known check (
  kind in (
    'verify_email', 'reset_password', 'change_email', 'email_change_asked', 'invite', 'notification'
  )
);
