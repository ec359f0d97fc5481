/* test-support.h — what tests of every module share: waiting for an answer, a fresh folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void test_store_result (GObject *source, GAsyncResult *result, gpointer user_data);
void test_await (GAsyncResult **result);
void test_await_true (gboolean (*condition) (gpointer user_data), gpointer user_data);
char *test_make_folder (void);
void test_remove_folder (const char *folder);
char *test_judged_url (const char *who, const char *base_url);

G_END_DECLS
