/* cpt-record-list.h — a list of records of any length as a GListModel of slots; of it, only what is looked at is held.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-repository.h"

G_BEGIN_DECLS

/* As many records are on a page of the platform. */
#define CPT_RECORD_PAGE_SIZE 100

/* A slot: item of the list. It keeps its place; another query shows another record in it.
 * Property: "record" (CptRecord, nullable: not read yet), notified while bound. */
#define CPT_TYPE_RECORD_SLOT (cpt_record_slot_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordSlot, cpt_record_slot, CPT, RECORD_SLOT, GObject)

guint cpt_record_slot_get_position (CptRecordSlot *self);
CptRecord *cpt_record_slot_get_record (CptRecordSlot *self);
void cpt_record_slot_bind (CptRecordSlot *self);
void cpt_record_slot_unbind (CptRecordSlot *self);

/* Signals: "page-wanted" (guint page, from 1 on): records of it are looked at, and the platform was not asked for it;
 * "result-changed": positions may mean other records; "failed" (GError): the store could not be read. */
#define CPT_TYPE_RECORD_LIST (cpt_record_list_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordList, cpt_record_list, CPT, RECORD_LIST, GObject)

CptRecordList *cpt_record_list_new (CptRecordRepository *records);
void cpt_record_list_show_kept (CptRecordList *self, GArray *rids);
void cpt_record_list_show_pages (CptRecordList *self, guint total);
void cpt_record_list_put_page (CptRecordList *self, guint page, GArray *rids);
void cpt_record_list_forget_page (CptRecordList *self, guint page);
guint cpt_record_list_get_n (CptRecordList *self);
gint64 cpt_record_list_get_rid (CptRecordList *self, guint position);
guint cpt_record_list_find (CptRecordList *self, gint64 rid);

G_END_DECLS
