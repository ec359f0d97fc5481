/* test-keyring.h — the keyring that build-aux/with-keyring started, asked and played with behind the program's back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Of every keyring. */
char *test_keyring_dup_secrets (void);
char *test_keyring_dup_labels (void);
void test_keyring_lock (void);

/* Of the one that is played. */
void test_keyring_set_answer (const char *answer);
void test_keyring_set_slow (gboolean is_slow);
guint test_keyring_count_prompts (void);
guint test_keyring_count_held (void);

G_END_DECLS
