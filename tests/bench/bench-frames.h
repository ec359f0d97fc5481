/* bench-frames.h — a window that is measured: when its frames were painted, how it scrolls, what it costs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-turn-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BenchFrames:
 * @window: (nullable): until there is one; not owned
 * @painted: when its last frame was done, monotonic; 0 until then
 * @painted_func: (nullable): called after each frame
 */
typedef struct _BenchFrames BenchFrames;
struct _BenchFrames
{
  GtkWindow *window;
  gint64 painted;
  void (*painted_func) (BenchFrames *self);
};

void bench_frames_watch (BenchFrames *self, GtkWindow *window);
void bench_frames_await (BenchFrames *self);
void bench_frames_print (BenchFrames *self, const char *name, CptTurnTime asked);
void bench_frames_scroll (BenchFrames *self, GtkWidget *view);

GtkWidget *bench_find_widget (GtkWidget *widget, GType type);
void bench_turn_for (gint64 duration);
void bench_print_figure (const char *name, gint64 value);
void bench_print_memory (void);

G_END_DECLS
