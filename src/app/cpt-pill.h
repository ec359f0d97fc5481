/* cpt-pill.h — one pill, or a note in words beside the pills: its texts, its measures, how it is drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-status-mark.h"

G_BEGIN_DECLS

#define CPT_PILL_GAP 0.41 /* em: 6 pixels at the normal text size */

/**
 * CptPill:
 * @id: (nullable): of the connection; none for a note
 * @tooltip: all that it says
 * @is_pill: not a note
 * @text: (nullable): compact pills have none
 * @word: (nullable): the status, in its colour; linked pills and notes have none
 * @x: of its left edge
 * @width: 0 when it found no room
 */
typedef struct
{
  char *id;
  char *tooltip;
  CptStatusMark mark;
  gboolean is_pill;
  PangoLayout *text;
  PangoLayout *word;
  float x;
  float width;
} CptPill;

void cpt_pill_clear (gpointer pill);

PangoLayout *cpt_pill_create_text (GtkWidget *widget, const char *text, PangoWeight weight);
float cpt_pill_measure_text (PangoLayout *layout);
void cpt_pill_snapshot_text (GtkSnapshot *snapshot, PangoLayout *layout, float x, int height, const GdkRGBA *color);

float cpt_pill_get_secondary_alpha (void);
int cpt_pill_get_height (double em);
float cpt_pill_measure (const CptPill *pill, double em);
void cpt_pill_cut (CptPill *pill, double em, float room);
void cpt_pill_squeeze (CptPill *pill, double em, float room);
void cpt_pill_snapshot (const CptPill *pill,
                        GtkSnapshot *snapshot,
                        int height,
                        double em,
                        gboolean is_rtl,
                        const GdkRGBA *text_color);

G_END_DECLS
