/* cpt-sandbox.h — a stand-in platform: a local HTTP server that speaks the platform's API, and hosts its Link pages.
 *
 * Runs on a thread of its own, with its own SQLite database. Shares no code with the client.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CptSandboxOptions:
 * @data_dir: where its database is; made if missing (0700)
 * @api_key: (nullable): the one key that is accepted; %NULL for a random one, kept in memory
 * @port: 0 for the port used last, if free, else any free one
 * @remember_port: keep the port in the database and use it again
 * @demo: at the first start, fill with the demonstration companies
 * @companies: number of generated companies, made on the fly from @seed
 * @reads: number of generated reads of the first company before the first start, made on the fly from @seed
 * @read_rate: how many more of them each simulated second since; at 8, forty are on the way at any moment
 * @seed: the same seed gives the same data, durations and identifiers
 * @time_factor: simulated seconds a real second; 0 for a clock moved by cpt_sandbox_advance_time() only
 * @start_time: the simulated moment of the first start, in µs since 1970; 0 for the real one
 * @latency: answer after 40–150 ms, as a real platform does
 * @faults: (nullable) (array zero-terminated=1): fault switches, as on the command line
 */
typedef struct
{
  const char *data_dir;
  const char *api_key;
  guint16 port;
  gboolean remember_port;
  gboolean demo;
  guint companies;
  guint reads;
  guint read_rate;
  guint64 seed;
  double time_factor;
  gint64 start_time;
  gboolean latency;
  const char *const *faults;
} CptSandboxOptions;

#define CPT_TYPE_SANDBOX (cpt_sandbox_get_type ())
G_DECLARE_FINAL_TYPE (CptSandbox, cpt_sandbox, CPT, SANDBOX, GObject)

CptSandbox *cpt_sandbox_new (const CptSandboxOptions *options);
void
cpt_sandbox_start_async (CptSandbox *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cpt_sandbox_start_finish (CptSandbox *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sandbox_stop (CptSandbox *self);

/* Known once started; any thread. */
const char *cpt_sandbox_get_base_url (CptSandbox *self);
const char *cpt_sandbox_get_api_key (CptSandbox *self);

/* What the developer section of the preferences does, and tests. */
void
cpt_sandbox_reset_async (CptSandbox *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cpt_sandbox_reset_finish (CptSandbox *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sandbox_add_demo_async (CptSandbox *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean cpt_sandbox_add_demo_finish (CptSandbox *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
double cpt_sandbox_get_time_factor (CptSandbox *self);
void cpt_sandbox_set_time_factor (CptSandbox *self, double factor);
void cpt_sandbox_advance_time (CptSandbox *self, gint64 microseconds);
char **cpt_sandbox_dup_faults (CptSandbox *self);
gboolean cpt_sandbox_set_faults (CptSandbox *self, const char *const *faults, GError **error);
const char *cpt_sandbox_get_fault_help (void);

G_END_DECLS
