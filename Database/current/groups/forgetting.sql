-- What the end of an account means for groups (A7).

create function muster.forget_in_groups(user_id uuid) returns void
language plpgsql volatile
set search_path = ''
as $$
declare
  invite public.invites;
  membership public.group_memberships;
  present public.groups;
begin
  -- A mail that waits to be sent would lead to an invitation that is none.
  delete from muster.mails as m
  using public.invites as i
  where m.kind = 'invite' and i.token_hash = muster.hash_token(m.payload ->> 'token')
    and i.inviter_id = forget_in_groups.user_id and i.status = 'pending';
  for invite in
    update public.invites as i set status = 'revoked'
    where i.status = 'pending' and (
      i.inviter_id = forget_in_groups.user_id or i.invitee_user_id = forget_in_groups.user_id
    )
    returning i.*
  loop
    if invite.invitee_user_id is not null then
      perform muster.withdraw_invited(invite.group_id, invite.invitee_user_id);
    end if;
  end loop;
  -- Groups that end with the person: their edges all at once.
  perform muster.end_edges_of(array(
    select m.group_id
    from public.group_memberships as m
    where m.user_id = forget_in_groups.user_id and m.status = 'active' and not exists (
      select
      from public.group_memberships as o
      where o.group_id = m.group_id and o.user_id <> m.user_id and o.status = 'active'
    )
  ));
  for membership in
    select *
    from public.group_memberships as m
    where m.user_id = forget_in_groups.user_id and m.status in ('active', 'paused')
    order by m.group_id
  loop
    select * into present from public.groups as g where g.id = membership.group_id;
    -- Nobody can be asked any more: as if the group said so (K7).
    present.succession := 'automatic';
    perform muster.end_membership(present, membership, 'left', null);
    perform muster.notify_leaders(present.id, 'member_left',
      jsonb_build_object('userId', forget_in_groups.user_id));
  end loop;
end
$$;
comment on function muster.forget_in_groups(uuid) is
'Ends the person''s invitations and leaves every group, archived ones too (A7, K7).';
