/* cpt-status-palette.h — the colours of statuses, in every theme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CptStatusHue:
 *
 * What a colour means: works, broken, not authorised yet, nothing there, be careful, under way.
 */
typedef enum
{
  CPT_STATUS_HUE_GREEN,
  CPT_STATUS_HUE_RED,
  CPT_STATUS_HUE_MAUVE,
  CPT_STATUS_HUE_GREY,
  CPT_STATUS_HUE_AMBER,
  CPT_STATUS_HUE_BLUE,
} CptStatusHue;
#define CPT_N_STATUS_HUES (CPT_STATUS_HUE_BLUE + 1)

/**
 * CptStatusTheme:
 *
 * The desktop's four looks.
 */
typedef enum
{
  CPT_STATUS_THEME_LIGHT,
  CPT_STATUS_THEME_DARK,
  CPT_STATUS_THEME_HC_LIGHT,
  CPT_STATUS_THEME_HC_DARK,
} CptStatusTheme;
#define CPT_N_STATUS_THEMES (CPT_STATUS_THEME_HC_DARK + 1)

/**
 * CptStatusColors:
 * @word: of text
 * @mark: of the drawn mark
 * @fill: of a pill, opaque
 * @has_outline: whether a pill has an outline in the colour of its mark
 */
typedef struct
{
  GdkRGBA word;
  GdkRGBA mark;
  GdkRGBA fill;
  gboolean has_outline;
} CptStatusColors;

CptStatusTheme cpt_status_theme_get (AdwStyleManager *style);
void cpt_status_palette_get (CptStatusTheme theme, CptStatusHue hue, CptStatusColors *colors);

G_END_DECLS
