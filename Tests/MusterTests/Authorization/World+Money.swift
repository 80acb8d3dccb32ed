extension World {
  /// Money of a group: everybody is or was in an expense, and nobody owes anything.
  static let moneyFunctions = """
    create table world.money (
      group_id uuid, expense_id uuid, settlement_id uuid, placeholder_id uuid, offered_id uuid,
      recurring_id uuid
    );
    create function world.expense(amount integer, people text []) returns jsonb language sql as $$
      select jsonb_build_object(
        'description', 'Bread', 'amount', amount, 'currency', 'EUR',
        'paidBy', world.person('leader'), 'split', jsonb_build_object(
          'mode', 'equal', 'participants', (
            select jsonb_agg(jsonb_build_object('userId', world.person(p.actor)))
            from unnest(people) as p (actor))))
    $$;
    create function world.settlement(payer text, receiver text) returns jsonb language sql as $$
      select jsonb_build_object('fromUserId', world.person(payer), 'toUserId',
        world.person(receiver), 'amount', 100, 'currency', 'EUR')
    $$;
    create function world.make_money(group_id uuid) returns void language plpgsql as $$
    declare
      everybody text [] := array['leader', 'member', 'observer', 'paused', 'left', 'removed'];
      expense uuid;
      settlement uuid;
      placeholder uuid;
      offered uuid;
      recurring uuid;
    begin
      perform world.become('leader');
      expense := public.create_expense(group_id, world.expense(600, everybody));
      perform public.create_expense(group_id, world.expense(-600, everybody));
      perform public.create_expense(group_id, world.expense(100, array['leader']));
      settlement := public.create_settlement(group_id, world.settlement('leader', 'member'));
      placeholder := public.create_placeholder(group_id, 'Paula');
      offered := public.create_placeholder(group_id, 'Olga');
      perform public.invite_placeholder(group_id, offered, world.person('observer'));
      recurring := public.create_recurring_expense(group_id,
        world.expense(100, array['leader', 'member']) || jsonb_build_object(
          'every', jsonb_build_object('unit', 'month', 'interval', 1),
          'startsOn', (current_date + 300)::text));
      perform world.become('member');
      perform public.create_settlement(group_id, world.settlement('member', 'leader'));
      insert into world.money
      values (group_id, expense, settlement, placeholder, offered, recurring);
    end
    $$;
    """

  /// What is owed in each group, so that there are balances.
  static let owed = """
    select world.become('leader'), public.create_settlement(m.group_id,
      world.settlement('leader', 'left'))
    from world.money as m;
    insert into muster.expense_imports (group_id, digest) select m.group_id, 'x' from world.money as m;
    """
}
