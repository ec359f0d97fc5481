/* cpt-report-repository.h — financial reports, as the platform sent them last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptReportOutcome:
 * @CPT_REPORT_OUTCOME_READ: there is a report, which may be empty
 * @CPT_REPORT_OUTCOME_NOTHING: the platform knows nothing of it
 * @CPT_REPORT_OUTCOME_NOT_READY: its data was never read, or is being read; a report from before may be there
 *
 * What the platform said when it was last asked. Kept in the store by number.
 */
typedef enum
{
  CPT_REPORT_OUTCOME_READ,
  CPT_REPORT_OUTCOME_NOTHING,
  CPT_REPORT_OUTCOME_NOT_READY,
} CptReportOutcome;

/**
 * CptKeptReport:
 * @outcome: what the platform said when it was last asked
 * @asked_at: microseconds UTC of the platform's clock
 * @read_at: microseconds UTC, when the report came; CPT_TIME_UNKNOWN without one
 * @report: (nullable) (owned): the report that came last
 *
 * A report, and how fresh it is.
 */
typedef struct
{
  CptReportOutcome outcome;
  gint64 asked_at;
  gint64 read_at;
  CptReport *report;
} CptKeptReport;

void cpt_kept_report_free (CptKeptReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptKeptReport, cpt_kept_report_free)

#define CPT_TYPE_REPORT_REPOSITORY (cpt_report_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptReportRepository, cpt_report_repository, CPT, REPORT_REPOSITORY, GObject)

CptReportRepository *cpt_report_repository_new (CptStore *store);
void cpt_report_repository_set_most_bytes (CptReportRepository *self, gint64 most_bytes);
void cpt_report_repository_put_async (CptReportRepository *self,
                                      const char *company_id,
                                      CptReportKind kind,
                                      guint period_months,
                                      CptReportOutcome outcome,
                                      GBytes *json,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean cpt_report_repository_put_finish (CptReportRepository *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_report_repository_get_async (CptReportRepository *self,
                                      const char *company_id,
                                      CptReportKind kind,
                                      guint period_months,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
CptKeptReport *cpt_report_repository_get_finish (CptReportRepository *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
