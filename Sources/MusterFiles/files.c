// Written by scripts/embed. Do not edit.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "MusterFiles.h"

static const unsigned char file_0[] = {
#embed "../../Database/current/accounts/admin_api.sql" if_empty(0)
};

static const unsigned char file_1[] = {
#embed "../../Database/current/accounts/admins.sql" if_empty(0)
};

static const unsigned char file_2[] = {
#embed "../../Database/current/accounts/api.sql" if_empty(0)
};

static const unsigned char file_3[] = {
#embed "../../Database/current/accounts/bans.sql" if_empty(0)
};

static const unsigned char file_4[] = {
#embed "../../Database/current/accounts/deletion.sql" if_empty(0)
};

static const unsigned char file_5[] = {
#embed "../../Database/current/accounts/demo.sql" if_empty(0)
};

static const unsigned char file_6[] = {
#embed "../../Database/current/accounts/email_change.sql" if_empty(0)
};

static const unsigned char file_7[] = {
#embed "../../Database/current/accounts/export.sql" if_empty(0)
};

static const unsigned char file_8[] = {
#embed "../../Database/current/accounts/passwords.sql" if_empty(0)
};

static const unsigned char file_9[] = {
#embed "../../Database/current/accounts/policies.sql" if_empty(0)
};

static const unsigned char file_10[] = {
#embed "../../Database/current/accounts/profiles.sql" if_empty(0)
};

static const unsigned char file_11[] = {
#embed "../../Database/current/accounts/rate_limits.sql" if_empty(0)
};

static const unsigned char file_12[] = {
#embed "../../Database/current/accounts/sessions.sql" if_empty(0)
};

static const unsigned char file_13[] = {
#embed "../../Database/current/accounts/sign_up.sql" if_empty(0)
};

static const unsigned char file_14[] = {
#embed "../../Database/current/accounts/tokens.sql" if_empty(0)
};

static const unsigned char file_15[] = {
#embed "../../Database/current/dinner/access.sql" if_empty(0)
};

static const unsigned char file_16[] = {
#embed "../../Database/current/dinner/api.sql" if_empty(0)
};

static const unsigned char file_17[] = {
#embed "../../Database/current/dinner/changes.sql" if_empty(0)
};

static const unsigned char file_18[] = {
#embed "../../Database/current/dinner/crews.sql" if_empty(0)
};

static const unsigned char file_19[] = {
#embed "../../Database/current/dinner/documents.sql" if_empty(0)
};

static const unsigned char file_20[] = {
#embed "../../Database/current/dinner/engagements.sql" if_empty(0)
};

static const unsigned char file_21[] = {
#embed "../../Database/current/dinner/export.sql" if_empty(0)
};

static const unsigned char file_22[] = {
#embed "../../Database/current/dinner/invariants.sql" if_empty(0)
};

static const unsigned char file_23[] = {
#embed "../../Database/current/dinner/parties.sql" if_empty(0)
};

static const unsigned char file_24[] = {
#embed "../../Database/current/dinner/requests.sql" if_empty(0)
};

static const unsigned char file_25[] = {
#embed "../../Database/current/events/access.sql" if_empty(0)
};

static const unsigned char file_26[] = {
#embed "../../Database/current/events/api.sql" if_empty(0)
};

static const unsigned char file_27[] = {
#embed "../../Database/current/events/applications.sql" if_empty(0)
};

static const unsigned char file_28[] = {
#embed "../../Database/current/events/authors.sql" if_empty(0)
};

static const unsigned char file_29[] = {
#embed "../../Database/current/events/evaluation.sql" if_empty(0)
};

static const unsigned char file_30[] = {
#embed "../../Database/current/events/events.sql" if_empty(0)
};

static const unsigned char file_31[] = {
#embed "../../Database/current/events/forgetting.sql" if_empty(0)
};

static const unsigned char file_32[] = {
#embed "../../Database/current/events/invariants.sql" if_empty(0)
};

static const unsigned char file_33[] = {
#embed "../../Database/current/events/live.sql" if_empty(0)
};

static const unsigned char file_34[] = {
#embed "../../Database/current/events/notices.sql" if_empty(0)
};

static const unsigned char file_35[] = {
#embed "../../Database/current/events/policies.sql" if_empty(0)
};

static const unsigned char file_36[] = {
#embed "../../Database/current/expenses/access.sql" if_empty(0)
};

static const unsigned char file_37[] = {
#embed "../../Database/current/expenses/api.sql" if_empty(0)
};

static const unsigned char file_38[] = {
#embed "../../Database/current/expenses/balances.sql" if_empty(0)
};

static const unsigned char file_39[] = {
#embed "../../Database/current/expenses/balances_api.sql" if_empty(0)
};

static const unsigned char file_40[] = {
#embed "../../Database/current/expenses/disclosure.sql" if_empty(0)
};

static const unsigned char file_41[] = {
#embed "../../Database/current/expenses/expenses.sql" if_empty(0)
};

static const unsigned char file_42[] = {
#embed "../../Database/current/expenses/exporting.sql" if_empty(0)
};

static const unsigned char file_43[] = {
#embed "../../Database/current/expenses/forgetting.sql" if_empty(0)
};

static const unsigned char file_44[] = {
#embed "../../Database/current/expenses/import_reading.sql" if_empty(0)
};

static const unsigned char file_45[] = {
#embed "../../Database/current/expenses/importing.sql" if_empty(0)
};

static const unsigned char file_46[] = {
#embed "../../Database/current/expenses/invariants.sql" if_empty(0)
};

static const unsigned char file_47[] = {
#embed "../../Database/current/expenses/notices.sql" if_empty(0)
};

static const unsigned char file_48[] = {
#embed "../../Database/current/expenses/placeholders.sql" if_empty(0)
};

static const unsigned char file_49[] = {
#embed "../../Database/current/expenses/policies.sql" if_empty(0)
};

static const unsigned char file_50[] = {
#embed "../../Database/current/expenses/recurring.sql" if_empty(0)
};

static const unsigned char file_51[] = {
#embed "../../Database/current/expenses/rules.sql" if_empty(0)
};

static const unsigned char file_52[] = {
#embed "../../Database/current/expenses/settlements.sql" if_empty(0)
};

static const unsigned char file_53[] = {
#embed "../../Database/current/expenses/splitting.sql" if_empty(0)
};

static const unsigned char file_54[] = {
#embed "../../Database/current/feedback/access.sql" if_empty(0)
};

static const unsigned char file_55[] = {
#embed "../../Database/current/feedback/api.sql" if_empty(0)
};

static const unsigned char file_56[] = {
#embed "../../Database/current/feedback/feedback.sql" if_empty(0)
};

static const unsigned char file_57[] = {
#embed "../../Database/current/forum/access.sql" if_empty(0)
};

static const unsigned char file_58[] = {
#embed "../../Database/current/forum/api.sql" if_empty(0)
};

static const unsigned char file_59[] = {
#embed "../../Database/current/forum/changing.sql" if_empty(0)
};

static const unsigned char file_60[] = {
#embed "../../Database/current/forum/forgetting.sql" if_empty(0)
};

static const unsigned char file_61[] = {
#embed "../../Database/current/forum/invariants.sql" if_empty(0)
};

static const unsigned char file_62[] = {
#embed "../../Database/current/forum/live.sql" if_empty(0)
};

static const unsigned char file_63[] = {
#embed "../../Database/current/forum/policies.sql" if_empty(0)
};

static const unsigned char file_64[] = {
#embed "../../Database/current/forum/posts.sql" if_empty(0)
};

static const unsigned char file_65[] = {
#embed "../../Database/current/forum/reading.sql" if_empty(0)
};

static const unsigned char file_66[] = {
#embed "../../Database/current/foundation/identity.sql" if_empty(0)
};

static const unsigned char file_67[] = {
#embed "../../Database/current/foundation/reset.sql" if_empty(0)
};

static const unsigned char file_68[] = {
#embed "../../Database/current/foundation/seal.sql" if_empty(0)
};

static const unsigned char file_69[] = {
#embed "../../Database/current/foundation/timestamps.sql" if_empty(0)
};

static const unsigned char file_70[] = {
#embed "../../Database/current/groups/access.sql" if_empty(0)
};

static const unsigned char file_71[] = {
#embed "../../Database/current/groups/api.sql" if_empty(0)
};

static const unsigned char file_72[] = {
#embed "../../Database/current/groups/audit_api.sql" if_empty(0)
};

static const unsigned char file_73[] = {
#embed "../../Database/current/groups/catalogue.sql" if_empty(0)
};

static const unsigned char file_74[] = {
#embed "../../Database/current/groups/changes.sql" if_empty(0)
};

static const unsigned char file_75[] = {
#embed "../../Database/current/groups/create_group.sql" if_empty(0)
};

static const unsigned char file_76[] = {
#embed "../../Database/current/groups/documents.sql" if_empty(0)
};

static const unsigned char file_77[] = {
#embed "../../Database/current/groups/export.sql" if_empty(0)
};

static const unsigned char file_78[] = {
#embed "../../Database/current/groups/forgetting.sql" if_empty(0)
};

static const unsigned char file_79[] = {
#embed "../../Database/current/groups/history.sql" if_empty(0)
};

static const unsigned char file_80[] = {
#embed "../../Database/current/groups/invites.sql" if_empty(0)
};

static const unsigned char file_81[] = {
#embed "../../Database/current/groups/join_codes.sql" if_empty(0)
};

static const unsigned char file_82[] = {
#embed "../../Database/current/groups/leaving.sql" if_empty(0)
};

static const unsigned char file_83[] = {
#embed "../../Database/current/groups/memberships.sql" if_empty(0)
};

static const unsigned char file_84[] = {
#embed "../../Database/current/groups/nesting.sql" if_empty(0)
};

static const unsigned char file_85[] = {
#embed "../../Database/current/groups/nesting_api.sql" if_empty(0)
};

static const unsigned char file_86[] = {
#embed "../../Database/current/groups/nesting_offers.sql" if_empty(0)
};

static const unsigned char file_87[] = {
#embed "../../Database/current/groups/policies.sql" if_empty(0)
};

static const unsigned char file_88[] = {
#embed "../../Database/current/groups/role_editing.sql" if_empty(0)
};

static const unsigned char file_89[] = {
#embed "../../Database/current/groups/roles.sql" if_empty(0)
};

static const unsigned char file_90[] = {
#embed "../../Database/current/groups/roles_api.sql" if_empty(0)
};

static const unsigned char file_91[] = {
#embed "../../Database/current/groups/settings.sql" if_empty(0)
};

static const unsigned char file_92[] = {
#embed "../../Database/current/groups/succession.sql" if_empty(0)
};

static const unsigned char file_93[] = {
#embed "../../Database/current/groups/templates.sql" if_empty(0)
};

static const unsigned char file_94[] = {
#embed "../../Database/current/groups/why.sql" if_empty(0)
};

static const unsigned char file_95[] = {
#embed "../../Database/current/journeys/access.sql" if_empty(0)
};

static const unsigned char file_96[] = {
#embed "../../Database/current/journeys/api.sql" if_empty(0)
};

static const unsigned char file_97[] = {
#embed "../../Database/current/journeys/authoring.sql" if_empty(0)
};

static const unsigned char file_98[] = {
#embed "../../Database/current/journeys/content.sql" if_empty(0)
};

static const unsigned char file_99[] = {
#embed "../../Database/current/journeys/due.sql" if_empty(0)
};

static const unsigned char file_100[] = {
#embed "../../Database/current/journeys/enrolling.sql" if_empty(0)
};

static const unsigned char file_101[] = {
#embed "../../Database/current/journeys/enrollments_api.sql" if_empty(0)
};

static const unsigned char file_102[] = {
#embed "../../Database/current/journeys/forgetting.sql" if_empty(0)
};

static const unsigned char file_103[] = {
#embed "../../Database/current/journeys/invariants.sql" if_empty(0)
};

static const unsigned char file_104[] = {
#embed "../../Database/current/journeys/keeping.sql" if_empty(0)
};

static const unsigned char file_105[] = {
#embed "../../Database/current/journeys/live.sql" if_empty(0)
};

static const unsigned char file_106[] = {
#embed "../../Database/current/journeys/notices.sql" if_empty(0)
};

static const unsigned char file_107[] = {
#embed "../../Database/current/journeys/policies.sql" if_empty(0)
};

static const unsigned char file_108[] = {
#embed "../../Database/current/journeys/progress.sql" if_empty(0)
};

static const unsigned char file_109[] = {
#embed "../../Database/current/journeys/progress_api.sql" if_empty(0)
};

static const unsigned char file_110[] = {
#embed "../../Database/current/live/audiences.sql" if_empty(0)
};

static const unsigned char file_111[] = {
#embed "../../Database/current/live/changes.sql" if_empty(0)
};

static const unsigned char file_112[] = {
#embed "../../Database/current/live/policies.sql" if_empty(0)
};

static const unsigned char file_113[] = {
#embed "../../Database/current/live/publish.sql" if_empty(0)
};

static const unsigned char file_114[] = {
#embed "../../Database/current/live/reading.sql" if_empty(0)
};

static const unsigned char file_115[] = {
#embed "../../Database/current/lunch/access.sql" if_empty(0)
};

static const unsigned char file_116[] = {
#embed "../../Database/current/lunch/api.sql" if_empty(0)
};

static const unsigned char file_117[] = {
#embed "../../Database/current/lunch/due.sql" if_empty(0)
};

static const unsigned char file_118[] = {
#embed "../../Database/current/lunch/forgetting.sql" if_empty(0)
};

static const unsigned char file_119[] = {
#embed "../../Database/current/lunch/invariants.sql" if_empty(0)
};

static const unsigned char file_120[] = {
#embed "../../Database/current/lunch/keeping.sql" if_empty(0)
};

static const unsigned char file_121[] = {
#embed "../../Database/current/lunch/live.sql" if_empty(0)
};

static const unsigned char file_122[] = {
#embed "../../Database/current/lunch/lunches.sql" if_empty(0)
};

static const unsigned char file_123[] = {
#embed "../../Database/current/lunch/participants.sql" if_empty(0)
};

static const unsigned char file_124[] = {
#embed "../../Database/current/lunch/policies.sql" if_empty(0)
};

static const unsigned char file_125[] = {
#embed "../../Database/current/lunch/ranking.sql" if_empty(0)
};

static const unsigned char file_126[] = {
#embed "../../Database/current/lunch/restaurants.sql" if_empty(0)
};

static const unsigned char file_127[] = {
#embed "../../Database/current/lunch/votes.sql" if_empty(0)
};

static const unsigned char file_128[] = {
#embed "../../Database/current/messaging/access.sql" if_empty(0)
};

static const unsigned char file_129[] = {
#embed "../../Database/current/messaging/api.sql" if_empty(0)
};

static const unsigned char file_130[] = {
#embed "../../Database/current/messaging/blocks.sql" if_empty(0)
};

static const unsigned char file_131[] = {
#embed "../../Database/current/messaging/direct.sql" if_empty(0)
};

static const unsigned char file_132[] = {
#embed "../../Database/current/messaging/disclosure.sql" if_empty(0)
};

static const unsigned char file_133[] = {
#embed "../../Database/current/messaging/forgetting.sql" if_empty(0)
};

static const unsigned char file_134[] = {
#embed "../../Database/current/messaging/group.sql" if_empty(0)
};

static const unsigned char file_135[] = {
#embed "../../Database/current/messaging/live.sql" if_empty(0)
};

static const unsigned char file_136[] = {
#embed "../../Database/current/messaging/messages.sql" if_empty(0)
};

static const unsigned char file_137[] = {
#embed "../../Database/current/messaging/permissions.sql" if_empty(0)
};

static const unsigned char file_138[] = {
#embed "../../Database/current/messaging/policies.sql" if_empty(0)
};

static const unsigned char file_139[] = {
#embed "../../Database/current/messaging/writing.sql" if_empty(0)
};

static const unsigned char file_140[] = {
#embed "../../Database/current/notifications/kinds.sql" if_empty(0)
};

static const unsigned char file_141[] = {
#embed "../../Database/current/notifications/mail.sql" if_empty(0)
};

static const unsigned char file_142[] = {
#embed "../../Database/current/notifications/settings.sql" if_empty(0)
};

static const unsigned char file_143[] = {
#embed "../../Database/current/operations/analytics.sql" if_empty(0)
};

static const unsigned char file_144[] = {
#embed "../../Database/current/operations/audit_months.sql" if_empty(0)
};

static const unsigned char file_145[] = {
#embed "../../Database/current/operations/housekeeping.sql" if_empty(0)
};

static const unsigned char file_146[] = {
#embed "../../Database/current/operations/idempotency.sql" if_empty(0)
};

static const unsigned char file_147[] = {
#embed "../../Database/current/operations/invariants.sql" if_empty(0)
};

static const unsigned char file_148[] = {
#embed "../../Database/current/operations/jobs.sql" if_empty(0)
};

static const unsigned char file_149[] = {
#embed "../../Database/current/operations/mail.sql" if_empty(0)
};

static const unsigned char file_150[] = {
#embed "../../Database/current/operations/settings.sql" if_empty(0)
};

static const unsigned char file_151[] = {
#embed "../../Database/current/order.txt" if_empty(0)
};

static const unsigned char file_152[] = {
#embed "../../Database/current/search/api.sql" if_empty(0)
};

static const unsigned char file_153[] = {
#embed "../../Database/current/search/query.sql" if_empty(0)
};

static const unsigned char file_154[] = {
#embed "../../Database/current/search/sources.sql" if_empty(0)
};

static const unsigned char file_155[] = {
#embed "../../Database/current/web/companions.sql" if_empty(0)
};

static const unsigned char file_156[] = {
#embed "../../Database/current/web/frame.sql" if_empty(0)
};

static const unsigned char file_157[] = {
#embed "../../Database/current/web/notifications.sql" if_empty(0)
};

static const unsigned char file_158[] = {
#embed "../../Database/current/webhooks/access.sql" if_empty(0)
};

static const unsigned char file_159[] = {
#embed "../../Database/current/webhooks/api.sql" if_empty(0)
};

static const unsigned char file_160[] = {
#embed "../../Database/current/webhooks/events.sql" if_empty(0)
};

static const unsigned char file_161[] = {
#embed "../../Database/current/webhooks/managing.sql" if_empty(0)
};

static const unsigned char file_162[] = {
#embed "../../Database/current/webhooks/sending.sql" if_empty(0)
};

static const unsigned char file_163[] = {
#embed "../../Database/migrations/0001_roles.sql" if_empty(0)
};

static const unsigned char file_164[] = {
#embed "../../Database/migrations/0002_accounts.sql" if_empty(0)
};

static const unsigned char file_165[] = {
#embed "../../Database/migrations/0003_groups.sql" if_empty(0)
};

static const unsigned char file_166[] = {
#embed "../../Database/migrations/0004_history.sql" if_empty(0)
};

static const unsigned char file_167[] = {
#embed "../../Database/migrations/0005_nesting.sql" if_empty(0)
};

static const unsigned char file_168[] = {
#embed "../../Database/migrations/0006_live.sql" if_empty(0)
};

static const unsigned char file_169[] = {
#embed "../../Database/migrations/0007_people.sql" if_empty(0)
};

static const unsigned char file_170[] = {
#embed "../../Database/migrations/0008_webhooks.sql" if_empty(0)
};

static const unsigned char file_171[] = {
#embed "../../Database/migrations/0009_jobs.sql" if_empty(0)
};

static const unsigned char file_172[] = {
#embed "../../Database/migrations/0010_dinner.sql" if_empty(0)
};

static const unsigned char file_173[] = {
#embed "../../Database/migrations/0011_events.sql" if_empty(0)
};

static const unsigned char file_174[] = {
#embed "../../Database/migrations/0012_expenses.sql" if_empty(0)
};

static const unsigned char file_175[] = {
#embed "../../Database/migrations/0013_lunch.sql" if_empty(0)
};

static const unsigned char file_176[] = {
#embed "../../Database/migrations/0014_journeys.sql" if_empty(0)
};

static const unsigned char file_177[] = {
#embed "../../Database/migrations/0015_forum.sql" if_empty(0)
};

static const unsigned char file_178[] = {
#embed "../../Database/migrations/0016_email_change.sql" if_empty(0)
};

static const unsigned char file_179[] = {
#embed "../../Static/docs.css" if_empty(0)
};

static const unsigned char file_180[] = {
#embed "../../Static/web/app.js" if_empty(0)
};

static const unsigned char file_181[] = {
#embed "../../Static/web/icon.svg" if_empty(0)
};

static const unsigned char file_182[] = {
#embed "../../Static/web/style.css" if_empty(0)
};

static const struct muster_file files[] = {
  {"Database/current/accounts/admin_api.sql", file_0, sizeof file_0},
  {"Database/current/accounts/admins.sql", file_1, sizeof file_1},
  {"Database/current/accounts/api.sql", file_2, sizeof file_2},
  {"Database/current/accounts/bans.sql", file_3, sizeof file_3},
  {"Database/current/accounts/deletion.sql", file_4, sizeof file_4},
  {"Database/current/accounts/demo.sql", file_5, sizeof file_5},
  {"Database/current/accounts/email_change.sql", file_6, sizeof file_6},
  {"Database/current/accounts/export.sql", file_7, sizeof file_7},
  {"Database/current/accounts/passwords.sql", file_8, sizeof file_8},
  {"Database/current/accounts/policies.sql", file_9, sizeof file_9},
  {"Database/current/accounts/profiles.sql", file_10, sizeof file_10},
  {"Database/current/accounts/rate_limits.sql", file_11, sizeof file_11},
  {"Database/current/accounts/sessions.sql", file_12, sizeof file_12},
  {"Database/current/accounts/sign_up.sql", file_13, sizeof file_13},
  {"Database/current/accounts/tokens.sql", file_14, sizeof file_14},
  {"Database/current/dinner/access.sql", file_15, sizeof file_15},
  {"Database/current/dinner/api.sql", file_16, sizeof file_16},
  {"Database/current/dinner/changes.sql", file_17, sizeof file_17},
  {"Database/current/dinner/crews.sql", file_18, sizeof file_18},
  {"Database/current/dinner/documents.sql", file_19, sizeof file_19},
  {"Database/current/dinner/engagements.sql", file_20, sizeof file_20},
  {"Database/current/dinner/export.sql", file_21, sizeof file_21},
  {"Database/current/dinner/invariants.sql", file_22, sizeof file_22},
  {"Database/current/dinner/parties.sql", file_23, sizeof file_23},
  {"Database/current/dinner/requests.sql", file_24, sizeof file_24},
  {"Database/current/events/access.sql", file_25, sizeof file_25},
  {"Database/current/events/api.sql", file_26, sizeof file_26},
  {"Database/current/events/applications.sql", file_27, sizeof file_27},
  {"Database/current/events/authors.sql", file_28, sizeof file_28},
  {"Database/current/events/evaluation.sql", file_29, sizeof file_29},
  {"Database/current/events/events.sql", file_30, sizeof file_30},
  {"Database/current/events/forgetting.sql", file_31, sizeof file_31},
  {"Database/current/events/invariants.sql", file_32, sizeof file_32},
  {"Database/current/events/live.sql", file_33, sizeof file_33},
  {"Database/current/events/notices.sql", file_34, sizeof file_34},
  {"Database/current/events/policies.sql", file_35, sizeof file_35},
  {"Database/current/expenses/access.sql", file_36, sizeof file_36},
  {"Database/current/expenses/api.sql", file_37, sizeof file_37},
  {"Database/current/expenses/balances.sql", file_38, sizeof file_38},
  {"Database/current/expenses/balances_api.sql", file_39, sizeof file_39},
  {"Database/current/expenses/disclosure.sql", file_40, sizeof file_40},
  {"Database/current/expenses/expenses.sql", file_41, sizeof file_41},
  {"Database/current/expenses/exporting.sql", file_42, sizeof file_42},
  {"Database/current/expenses/forgetting.sql", file_43, sizeof file_43},
  {"Database/current/expenses/import_reading.sql", file_44, sizeof file_44},
  {"Database/current/expenses/importing.sql", file_45, sizeof file_45},
  {"Database/current/expenses/invariants.sql", file_46, sizeof file_46},
  {"Database/current/expenses/notices.sql", file_47, sizeof file_47},
  {"Database/current/expenses/placeholders.sql", file_48, sizeof file_48},
  {"Database/current/expenses/policies.sql", file_49, sizeof file_49},
  {"Database/current/expenses/recurring.sql", file_50, sizeof file_50},
  {"Database/current/expenses/rules.sql", file_51, sizeof file_51},
  {"Database/current/expenses/settlements.sql", file_52, sizeof file_52},
  {"Database/current/expenses/splitting.sql", file_53, sizeof file_53},
  {"Database/current/feedback/access.sql", file_54, sizeof file_54},
  {"Database/current/feedback/api.sql", file_55, sizeof file_55},
  {"Database/current/feedback/feedback.sql", file_56, sizeof file_56},
  {"Database/current/forum/access.sql", file_57, sizeof file_57},
  {"Database/current/forum/api.sql", file_58, sizeof file_58},
  {"Database/current/forum/changing.sql", file_59, sizeof file_59},
  {"Database/current/forum/forgetting.sql", file_60, sizeof file_60},
  {"Database/current/forum/invariants.sql", file_61, sizeof file_61},
  {"Database/current/forum/live.sql", file_62, sizeof file_62},
  {"Database/current/forum/policies.sql", file_63, sizeof file_63},
  {"Database/current/forum/posts.sql", file_64, sizeof file_64},
  {"Database/current/forum/reading.sql", file_65, sizeof file_65},
  {"Database/current/foundation/identity.sql", file_66, sizeof file_66},
  {"Database/current/foundation/reset.sql", file_67, sizeof file_67},
  {"Database/current/foundation/seal.sql", file_68, sizeof file_68},
  {"Database/current/foundation/timestamps.sql", file_69, sizeof file_69},
  {"Database/current/groups/access.sql", file_70, sizeof file_70},
  {"Database/current/groups/api.sql", file_71, sizeof file_71},
  {"Database/current/groups/audit_api.sql", file_72, sizeof file_72},
  {"Database/current/groups/catalogue.sql", file_73, sizeof file_73},
  {"Database/current/groups/changes.sql", file_74, sizeof file_74},
  {"Database/current/groups/create_group.sql", file_75, sizeof file_75},
  {"Database/current/groups/documents.sql", file_76, sizeof file_76},
  {"Database/current/groups/export.sql", file_77, sizeof file_77},
  {"Database/current/groups/forgetting.sql", file_78, sizeof file_78},
  {"Database/current/groups/history.sql", file_79, sizeof file_79},
  {"Database/current/groups/invites.sql", file_80, sizeof file_80},
  {"Database/current/groups/join_codes.sql", file_81, sizeof file_81},
  {"Database/current/groups/leaving.sql", file_82, sizeof file_82},
  {"Database/current/groups/memberships.sql", file_83, sizeof file_83},
  {"Database/current/groups/nesting.sql", file_84, sizeof file_84},
  {"Database/current/groups/nesting_api.sql", file_85, sizeof file_85},
  {"Database/current/groups/nesting_offers.sql", file_86, sizeof file_86},
  {"Database/current/groups/policies.sql", file_87, sizeof file_87},
  {"Database/current/groups/role_editing.sql", file_88, sizeof file_88},
  {"Database/current/groups/roles.sql", file_89, sizeof file_89},
  {"Database/current/groups/roles_api.sql", file_90, sizeof file_90},
  {"Database/current/groups/settings.sql", file_91, sizeof file_91},
  {"Database/current/groups/succession.sql", file_92, sizeof file_92},
  {"Database/current/groups/templates.sql", file_93, sizeof file_93},
  {"Database/current/groups/why.sql", file_94, sizeof file_94},
  {"Database/current/journeys/access.sql", file_95, sizeof file_95},
  {"Database/current/journeys/api.sql", file_96, sizeof file_96},
  {"Database/current/journeys/authoring.sql", file_97, sizeof file_97},
  {"Database/current/journeys/content.sql", file_98, sizeof file_98},
  {"Database/current/journeys/due.sql", file_99, sizeof file_99},
  {"Database/current/journeys/enrolling.sql", file_100, sizeof file_100},
  {"Database/current/journeys/enrollments_api.sql", file_101, sizeof file_101},
  {"Database/current/journeys/forgetting.sql", file_102, sizeof file_102},
  {"Database/current/journeys/invariants.sql", file_103, sizeof file_103},
  {"Database/current/journeys/keeping.sql", file_104, sizeof file_104},
  {"Database/current/journeys/live.sql", file_105, sizeof file_105},
  {"Database/current/journeys/notices.sql", file_106, sizeof file_106},
  {"Database/current/journeys/policies.sql", file_107, sizeof file_107},
  {"Database/current/journeys/progress.sql", file_108, sizeof file_108},
  {"Database/current/journeys/progress_api.sql", file_109, sizeof file_109},
  {"Database/current/live/audiences.sql", file_110, sizeof file_110},
  {"Database/current/live/changes.sql", file_111, sizeof file_111},
  {"Database/current/live/policies.sql", file_112, sizeof file_112},
  {"Database/current/live/publish.sql", file_113, sizeof file_113},
  {"Database/current/live/reading.sql", file_114, sizeof file_114},
  {"Database/current/lunch/access.sql", file_115, sizeof file_115},
  {"Database/current/lunch/api.sql", file_116, sizeof file_116},
  {"Database/current/lunch/due.sql", file_117, sizeof file_117},
  {"Database/current/lunch/forgetting.sql", file_118, sizeof file_118},
  {"Database/current/lunch/invariants.sql", file_119, sizeof file_119},
  {"Database/current/lunch/keeping.sql", file_120, sizeof file_120},
  {"Database/current/lunch/live.sql", file_121, sizeof file_121},
  {"Database/current/lunch/lunches.sql", file_122, sizeof file_122},
  {"Database/current/lunch/participants.sql", file_123, sizeof file_123},
  {"Database/current/lunch/policies.sql", file_124, sizeof file_124},
  {"Database/current/lunch/ranking.sql", file_125, sizeof file_125},
  {"Database/current/lunch/restaurants.sql", file_126, sizeof file_126},
  {"Database/current/lunch/votes.sql", file_127, sizeof file_127},
  {"Database/current/messaging/access.sql", file_128, sizeof file_128},
  {"Database/current/messaging/api.sql", file_129, sizeof file_129},
  {"Database/current/messaging/blocks.sql", file_130, sizeof file_130},
  {"Database/current/messaging/direct.sql", file_131, sizeof file_131},
  {"Database/current/messaging/disclosure.sql", file_132, sizeof file_132},
  {"Database/current/messaging/forgetting.sql", file_133, sizeof file_133},
  {"Database/current/messaging/group.sql", file_134, sizeof file_134},
  {"Database/current/messaging/live.sql", file_135, sizeof file_135},
  {"Database/current/messaging/messages.sql", file_136, sizeof file_136},
  {"Database/current/messaging/permissions.sql", file_137, sizeof file_137},
  {"Database/current/messaging/policies.sql", file_138, sizeof file_138},
  {"Database/current/messaging/writing.sql", file_139, sizeof file_139},
  {"Database/current/notifications/kinds.sql", file_140, sizeof file_140},
  {"Database/current/notifications/mail.sql", file_141, sizeof file_141},
  {"Database/current/notifications/settings.sql", file_142, sizeof file_142},
  {"Database/current/operations/analytics.sql", file_143, sizeof file_143},
  {"Database/current/operations/audit_months.sql", file_144, sizeof file_144},
  {"Database/current/operations/housekeeping.sql", file_145, sizeof file_145},
  {"Database/current/operations/idempotency.sql", file_146, sizeof file_146},
  {"Database/current/operations/invariants.sql", file_147, sizeof file_147},
  {"Database/current/operations/jobs.sql", file_148, sizeof file_148},
  {"Database/current/operations/mail.sql", file_149, sizeof file_149},
  {"Database/current/operations/settings.sql", file_150, sizeof file_150},
  {"Database/current/order.txt", file_151, sizeof file_151},
  {"Database/current/search/api.sql", file_152, sizeof file_152},
  {"Database/current/search/query.sql", file_153, sizeof file_153},
  {"Database/current/search/sources.sql", file_154, sizeof file_154},
  {"Database/current/web/companions.sql", file_155, sizeof file_155},
  {"Database/current/web/frame.sql", file_156, sizeof file_156},
  {"Database/current/web/notifications.sql", file_157, sizeof file_157},
  {"Database/current/webhooks/access.sql", file_158, sizeof file_158},
  {"Database/current/webhooks/api.sql", file_159, sizeof file_159},
  {"Database/current/webhooks/events.sql", file_160, sizeof file_160},
  {"Database/current/webhooks/managing.sql", file_161, sizeof file_161},
  {"Database/current/webhooks/sending.sql", file_162, sizeof file_162},
  {"Database/migrations/0001_roles.sql", file_163, sizeof file_163},
  {"Database/migrations/0002_accounts.sql", file_164, sizeof file_164},
  {"Database/migrations/0003_groups.sql", file_165, sizeof file_165},
  {"Database/migrations/0004_history.sql", file_166, sizeof file_166},
  {"Database/migrations/0005_nesting.sql", file_167, sizeof file_167},
  {"Database/migrations/0006_live.sql", file_168, sizeof file_168},
  {"Database/migrations/0007_people.sql", file_169, sizeof file_169},
  {"Database/migrations/0008_webhooks.sql", file_170, sizeof file_170},
  {"Database/migrations/0009_jobs.sql", file_171, sizeof file_171},
  {"Database/migrations/0010_dinner.sql", file_172, sizeof file_172},
  {"Database/migrations/0011_events.sql", file_173, sizeof file_173},
  {"Database/migrations/0012_expenses.sql", file_174, sizeof file_174},
  {"Database/migrations/0013_lunch.sql", file_175, sizeof file_175},
  {"Database/migrations/0014_journeys.sql", file_176, sizeof file_176},
  {"Database/migrations/0015_forum.sql", file_177, sizeof file_177},
  {"Database/migrations/0016_email_change.sql", file_178, sizeof file_178},
  {"Static/docs.css", file_179, sizeof file_179},
  {"Static/web/app.js", file_180, sizeof file_180},
  {"Static/web/icon.svg", file_181, sizeof file_181},
  {"Static/web/style.css", file_182, sizeof file_182},
};

long muster_file_count(void) { return 183; }
const struct muster_file *muster_file_at(long index) { return &files[index]; }
