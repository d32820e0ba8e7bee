/* SPDX-License-Identifier: MIT */
/* Every row of the table of commands; each stands beside its function. */
#ifndef CMD_TABLE_H
#define CMD_TABLE_H

#include "app/command.h"

extern const struct command cmd_board;
extern const struct command cmd_demo;
extern const struct command cmd_class_add;
extern const struct command cmd_class_list;
extern const struct command cmd_class_use;
extern const struct command cmd_class_rename;
extern const struct command cmd_class_archive;
extern const struct command cmd_term_add;
extern const struct command cmd_term_list;
extern const struct command cmd_student_add;
extern const struct command cmd_student_list;
extern const struct command cmd_student_show;
extern const struct command cmd_student_edit;
extern const struct command cmd_student_withdraw;
extern const struct command cmd_student_merge;
extern const struct command cmd_objective_add;
extern const struct command cmd_objective_list;
extern const struct command cmd_objective_use;
extern const struct command cmd_objective_require;
extern const struct command cmd_import_roster;
extern const struct command cmd_import_scores;
extern const struct command cmd_import_readings;
extern const struct command cmd_export_roster;
extern const struct command cmd_export_checkins;
extern const struct command cmd_export_clusters;
extern const struct command cmd_export_moves;
extern const struct command cmd_merge;
extern const struct command cmd_checkin;
extern const struct command cmd_checkin_list;
extern const struct command cmd_checkin_edit;
extern const struct command cmd_checkin_withdraw;
extern const struct command cmd_checkin_share;
extern const struct command cmd_round_list;
extern const struct command cmd_round_edit;
extern const struct command cmd_round_withdraw;
extern const struct command cmd_absent;
extern const struct command cmd_present;
extern const struct command cmd_block;
extern const struct command cmd_unblock;
extern const struct command cmd_regroup;
extern const struct command cmd_proposal;
extern const struct command cmd_accept;
extern const struct command cmd_refuse;
extern const struct command cmd_redirect;
extern const struct command cmd_offer;
extern const struct command cmd_offer_list;
extern const struct command cmd_why;
extern const struct command cmd_move;
extern const struct command cmd_pin;
extern const struct command cmd_unpin;
extern const struct command cmd_together;
extern const struct command cmd_apart;
extern const struct command cmd_plan_add;
extern const struct command cmd_plan_log;
extern const struct command cmd_plan_review;
extern const struct command cmd_plan_close;
extern const struct command cmd_plan_list;
extern const struct command cmd_plan_show;
extern const struct command cmd_trial_add;
extern const struct command cmd_trial_list;
extern const struct command cmd_trial_show;
extern const struct command cmd_trial_close;
extern const struct command cmd_policy_list;
extern const struct command cmd_policy_get;
extern const struct command cmd_policy_set;
extern const struct command cmd_policy_history;
extern const struct command cmd_routine_library;
extern const struct command cmd_routine_list;
extern const struct command cmd_routine_set;
extern const struct command cmd_routine_show;
extern const struct command cmd_routine_use;
extern const struct command cmd_stations;
extern const struct command cmd_undo;
extern const struct command cmd_redo;
extern const struct command cmd_history;
extern const struct command cmd_validate;
extern const struct command cmd_replay;
extern const struct command cmd_config_list;
extern const struct command cmd_config_get;
extern const struct command cmd_config_check;
extern const struct command cmd_config_sample;
extern const struct command cmd_completion;
extern const struct command cmd_help;

#endif
