/* account-fixture.h — a platform, accounts with their keys, and the window that shows one, as a person sits before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-account-actions.h"
#include "sync-fixture.h"
#include "test-keyring.h"
#include "widget-finder.h"

G_BEGIN_DECLS

/**
 * AccountFixture:
 * @base: the platform; its store is not used
 * @window: (nullable): after account_fixture_open_window(); with what follows
 * @n_wanted: how often a key was asked for
 *
 * What every test of accounts begins with.
 */
typedef struct
{
  SyncFixture base;
  char *folder;
  CptAccountList *list;
  CptAccountKeys *keys;
  GtkApplication *application;
  CptWindow *window;
  CptAccountSwitcher *switcher;
  CptAccountActions *actions;
  guint n_wanted;
} AccountFixture;

void account_fixture_set_up (AccountFixture *fixture, guint n_companies);
void account_fixture_tear_down (AccountFixture *fixture);
void account_fixture_forget_memory (AccountFixture *fixture);
const char *account_fixture_get_key (AccountFixture *fixture);

/* Accounts. */
CptAccount *account_fixture_add (AccountFixture *fixture, const char *name, const char *key);
CptAccount *account_fixture_find (AccountFixture *fixture, const char *name);
void account_fixture_assert_secrets (const char *expected);

/* The window. */
void account_fixture_open_window (AccountFixture *fixture);
void account_fixture_close_window (AccountFixture *fixture);
void account_fixture_open (AccountFixture *fixture, CptAccount *account);
void account_fixture_await_state (AccountFixture *fixture, CptSyncState state);
void account_fixture_do (AccountFixture *fixture, const char *action);

/* Dialogs. */
GtkWidget *account_fixture_await_dialog (void);
GtkWidget *account_fixture_find_field (GtkWidget *root, const char *title);
void account_fixture_fill (GtkWidget *dialog, const char *title, const char *text);

G_END_DECLS
