extension FunctionExpectations {
  /// Those of money.
  static let expenses = """
    authenticated, invoker
      api.expense_answer(uuid)
        uid ok reads under policies
      api.invite_placeholder(uuid, uuid, uuid, text, text)
        caller MU010 calls public.invite_placeholder
      api.placeholder_answer(uuid)
        uid ok reads under policies
      api.recurring_answer(uuid)
        uid ok reads under policies
      api.settlement_answer(uuid)
        uid ok reads under policies
    authenticated, definer
      api.balances(uuid)
        caller MU010 is or was a direct member; to a former one what is theirs (X3)
      api.expense_description(uuid, uuid)
        uid ok of an expense that the caller sees
      api.expense_history(uuid, uuid)
        caller MU010 who sees the expense (X5)
      api.expense_payers(uuid, uuid)
        uid ok of an expense that the caller sees
      api.expense_shares(uuid, uuid)
        uid ok of an expense that the caller sees
      api.expenses_csv(uuid, jsonb)
        caller MU010 is or was a direct member; to a former one what involves them (X5)
      api.matching_expenses(uuid, text)
        uid ok among expenses that the caller sees
      api.my_balances()
        caller ok about oneself
      api.require_money(uuid)
        caller MU010 is or was a direct member
      api.settlement_name(uuid, uuid)
        uid ok of a settlement that the caller sees
      public.claim_placeholder(uuid, uuid)
        caller MU010 to whom it was offered, an active member; checked under the lock
      public.create_expense(uuid, jsonb)
        caller MU010 an active direct member; checked under the lock (X1)
      public.create_placeholder(uuid, text)
        caller MU010 an active direct member; checked under the lock (X1)
      public.create_recurring_expense(uuid, jsonb)
        caller MU010 an active direct member; checked under the lock (X1)
      public.create_settlement(uuid, jsonb)
        caller MU010 a party, frozen or not; for a placeholder an active member (X4)
      public.delete_expense(uuid, uuid)
        caller MU010 an active direct member; checked under the lock (X1)
      public.delete_placeholder(uuid, uuid)
        caller MU010 an active direct member; checked under the lock (X1)
      public.end_recurring_expense(uuid, uuid)
        caller MU010 an active direct member; checked under the lock (X1)
      public.import_expenses(uuid, jsonb, jsonb, boolean)
        caller MU010 an active direct member; checked under the lock (X1)
      public.invite_placeholder(uuid, uuid, uuid, text)
        caller MU010 an active member; to invite, invite_members (K8)
      public.reject_settlement(uuid)
        caller MU010 the receiver; of a placeholder its maker or a leader (X4)
      public.rename_placeholder(uuid, uuid, text)
        caller MU010 an active direct member; checked under the lock (X1)
      public.restore_expense(uuid, uuid)
        caller MU010 an active direct member; checked under the lock (X1)
      public.update_expense(uuid, uuid, jsonb, bigint)
        caller MU010 an active direct member; checked under the lock (X1)
      public.update_recurring_expense(uuid, uuid, jsonb)
        caller MU010 an active direct member; checked under the lock (X1)
      public.withdraw_settlement(uuid)
        caller MU010 recorded it (X4)
    nobody, definer
      muster.publish_recurring()
        trigger -
      muster.check_expense_sums()
        trigger -
      muster.claim_by_invite()
        trigger -
      muster.follow_expense_change()
        trigger -
      muster.follow_expenses()
        trigger -
      muster.follow_new_expense()
        trigger -
      muster.follow_payers()
        trigger -
      muster.follow_settlements()
        trigger -
      muster.guard_expense()
        trigger -
      muster.guard_expense_people()
        trigger -
      muster.guard_frozen_expense()
        trigger -
      muster.guard_settlement()
        trigger -
      muster.keep_for_history()
        trigger -
      muster.offer_by_joining()
        trigger -
      muster.tell_open_balance()
        trigger -
      muster.touch_sums()
        trigger -
    """
}
